import { firstEntityIdAt, hourStartMs } from "@cleverdrip/core";

/** What became of the clicks whose batches were made in one UTC hour. */
export type BalanceHour = {
  readonly hourMs: number;
  readonly emitted: number;
  readonly stored: number;
  readonly deadLettered: number;
  readonly lost: number;
  /** emitted − stored − deadLettered − lost. */
  readonly missing: number;
};

const HOUR_MS = 3_600_000;
/** How far before the period the last batch of an isolate is looked for at first; hardly any is silent for longer. */
const LOOK_BACK_MS = 24 * HOUR_MS;

type Row = {
  /** Counts from the period's start. */
  hour: number;
  /** An isolate whose first known batch this is, though it says that clicks came before; null = everything else. */
  isolate: string | null;
  before: number;
  emitted: number;
  stored: number;
  deadLettered: number;
  lost: number;
};

/**
 * Hours of the period (widened to whole ones) in which a batch was made, oldest first. A batch counts in the hour of its
 * id, however late it came. An isolate counts its clicks on and on: what the counter gained since its batch before and
 * the batch does not account for was in messages that are missing, and counts in the hour of the batch that shows it.
 */
export async function readBalance(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<BalanceHour[]> {
  const startMs = hourStartMs(fromMs);
  const endMs = hourStartMs(toMs + HOUR_MS - 1);
  const bounds = [startMs - LOOK_BACK_MS, endMs, startMs].map((ms) => firstEntityIdAt("bat", ms));
  const { results } = await db
    .prepare(BALANCE_SQL)
    .bind(workspaceId, ...bounds)
    .all<Row>();
  const late = results.flatMap(({ isolate }) => (isolate === null ? [] : [isolate]));
  const known = await lastEmitted(db, workspaceId, bounds[0] ?? "", late);
  return sumHours(results, known, startMs);
}

/** What these isolates had emitted by their last batch before that id. */
async function lastEmitted(
  db: D1Database,
  workspaceId: string,
  beforeId: string,
  isolates: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (isolates.length === 0) return new Map();
  const { results } = await db
    .prepare(LAST_EMITTED_SQL)
    .bind(workspaceId, beforeId, JSON.stringify(isolates))
    .all<{ isolate: string; emitted: number }>();
  return new Map(results.map(({ isolate, emitted }) => [isolate, emitted]));
}

function sumHours(
  rows: readonly Row[],
  known: ReadonlyMap<string, number>,
  startMs: number,
): BalanceHour[] {
  const hours = Map.groupBy(rows, ({ hour }) => hour);
  return [...hours]
    .toSorted(([a], [b]) => a - b)
    .map(([hour, parts]) => {
      const sum = (field: "emitted" | "stored" | "deadLettered" | "lost") =>
        parts.reduce((total, part) => total + part[field], 0);
      const gaps = parts.reduce(
        (total, { isolate, before }) =>
          isolate === null ? total : total + before - (known.get(isolate) ?? 0),
        0,
      );
      const [stored, deadLettered, lost] = [sum("stored"), sum("deadLettered"), sum("lost")];
      const emitted = sum("emitted") + gaps;
      const missing = emitted - stored - deadLettered - lost;
      return { hourMs: startMs + hour * HOUR_MS, emitted, stored, deadLettered, lost, missing };
    });
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** SQL for the milliseconds that an entity id carries in its first eight characters, 5 bits each. */
function timeOf(id: string): string {
  const digits = Array.from(
    { length: 8 },
    (_, i) => `(instr('${ALPHABET}', substr(${id}, ${5 + i}, 1)) - 1) * ${32 ** (7 - i)}`,
  );
  return `(${digits.join(" + ")})`;
}

/** Every batch once: one that was stored after all is not dead. */
const BALANCE_SQL = `
  WITH sent AS (
    SELECT batch_id, isolate, emitted, lost, clicks AS stored, 0 AS dead FROM click_batches
    WHERE workspace_id = ?1 AND batch_id >= ?2 AND batch_id < ?3
    UNION ALL
    SELECT batch_id, isolate, emitted, lost, 0, clicks FROM dead_clicks d
    WHERE workspace_id = ?1 AND batch_id >= ?2 AND batch_id < ?3
      AND NOT EXISTS (SELECT 1 FROM click_batches b WHERE b.workspace_id = ?1 AND b.batch_id = d.batch_id)
  ), steps AS (
    SELECT *, stored + dead + lost AS own,
      emitted - lag(emitted) OVER (PARTITION BY isolate ORDER BY emitted) AS step
    FROM sent
  )
  SELECT (${timeOf("batch_id")} - ${timeOf("?4")}) / ${HOUR_MS} AS hour,
    iif(step IS NULL AND emitted > own, isolate, NULL) AS isolate,
    sum(iif(step IS NULL AND emitted > own, emitted - own, 0)) AS before,
    sum(coalesce(step, own)) AS emitted, sum(stored) AS stored, sum(dead) AS deadLettered, sum(lost) AS lost
  FROM steps WHERE batch_id >= ?4 GROUP BY 1, 2`;

const LAST_EMITTED_SQL = `
  SELECT isolate, max(emitted) AS emitted FROM (
    SELECT isolate, emitted FROM click_batches WHERE workspace_id = ?1 AND batch_id < ?2
    UNION ALL SELECT isolate, emitted FROM dead_clicks WHERE workspace_id = ?1 AND batch_id < ?2
  ) WHERE isolate IN (SELECT value FROM json_each(?3)) GROUP BY isolate`;
