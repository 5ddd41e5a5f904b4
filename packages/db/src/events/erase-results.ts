import { emptyKeys, type Sub1Key } from "./erase-sub1.ts";
import { addOnConflict, CONVERSION_METRICS } from "./rollup-sql.ts";

/** What of a conversion leads to its lines in the log, and may tell of a person. */
export type ErasableResult = {
  readonly id: string;
  readonly clickId: string;
  readonly day: string;
  readonly campaignId: string;
  readonly sub1: string;
  readonly visitorId: string;
  readonly receivedAtMs: number;
  /** JSON lists. */
  readonly received: string;
  readonly counted: string;
  /** When each change of it was written. */
  readonly writtenAtMs: readonly number[];
};

const MOST = 2_000;

const COLUMNS = `v.id, v.click_id AS clickId, v.day, v.campaign_id AS campaignId, coalesce(v.sub1, '') AS sub1,
  v.visitor_id AS visitorId, v.received_at_ms AS receivedAtMs, v.received, v.counted,
  (SELECT json_group_array(h.at_ms) FROM conversion_history h
   WHERE h.workspace_id = v.workspace_id AND h.conversion_id = v.id) AS writtenAt`;

/** Conversions of these clicks, and those that end these visitors' journeys. */
export async function findPersonResults(
  db: D1Database,
  workspaceId: string,
  clickIds: readonly string[],
  visitorIds: readonly string[],
): Promise<readonly ErasableResult[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM conversions v WHERE v.workspace_id = ?1 AND v.id IN (
         SELECT o.id FROM json_each(?2) k CROSS JOIN conversions o INDEXED BY conversions_click
           ON o.workspace_id = ?1 AND o.click_id = k.value WHERE k.value <> ''
         UNION SELECT o.id FROM json_each(?3) k CROSS JOIN conversions o INDEXED BY conversions_visitor
           ON o.workspace_id = ?1 AND o.visitor_id = k.value AND o.visitor_id <> ''
         LIMIT ${MOST})`,
    )
    .bind(workspaceId, JSON.stringify(clickIds), JSON.stringify(visitorIds))
    .all<Row>();
  return results.map(toResult);
}

/** The next conversions with that value in what was reported; `lastId` null = all have been looked at. */
export async function scanResults(
  db: D1Database,
  workspaceId: string,
  value: string,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<{ readonly found: readonly ErasableResult[]; readonly lastId: string | null }> {
  const page = `SELECT * FROM conversions WHERE workspace_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3`;
  const [found, last] = await db.batch([
    db
      .prepare(
        `SELECT ${COLUMNS} FROM (${page}) v WHERE instr(lower(v.received || ' ' || coalesce(v.sub1, '')), ?4) > 0`,
      )
      .bind(workspaceId, afterId, limit, value.toLowerCase()),
    db
      .prepare(`SELECT max(id) AS id, count(*) AS n FROM (${page})`)
      .bind(workspaceId, afterId, limit),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const end = last?.results[0] as { id: string | null; n: number } | undefined;
  const rows = (found?.results ?? []) as Row[];
  const isLast = end === undefined || end.n < limit;
  return { found: rows.map(toResult), lastId: isLast ? null : end.id };
}

type Row = Omit<ErasableResult, "writtenAtMs"> & { readonly writtenAt: string };

function toResult({ writtenAt, ...row }: Row): ErasableResult {
  return { ...row, writtenAtMs: JSON.parse(writtenAt) as number[] };
}

/**
 * Blanks what conversions tell of a person: `received` is what stays of each report. Money, status, ids and the day stay; how
 * it was attributed is not kept any more, so that nothing attributes it again.
 */
export async function eraseResults(
  db: D1Database,
  workspaceId: string,
  results: readonly Pick<ErasableResult, "id" | "day" | "campaignId" | "sub1" | "received">[],
): Promise<void> {
  const rows = JSON.stringify(results.map(({ id, received }) => [id, received]));
  const keys = results.map(({ day, campaignId, sub1 }): Sub1Key => [day, campaignId, sub1]);
  await db.batch([
    db.prepare(MOVE_SQL).bind(rows, workspaceId),
    db.prepare(BLANK_SQL).bind(rows, workspaceId),
    db.prepare(DELIVERIES_SQL).bind(rows, workspaceId),
    db.prepare(ATTEMPTS_SQL).bind(rows, workspaceId),
    ...emptyKeys(db, workspaceId, keys),
  ]);
}

const METRICS = CONVERSION_METRICS.map(([column]) => column);

const MOVE_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.join(", ")})
  SELECT ?2, 'sub1', v.day, v.campaign_id, iif(s.column1 = 1, '', v.sub1), v.currency,
    ${CONVERSION_METRICS.map(([, sql]) => `sum(s.column1 * ${sql})`).join(", ")}
  FROM json_each(?1) r
  CROSS JOIN conversions v ON v.workspace_id = ?2 AND v.id = r.value ->> 0 AND coalesce(v.sub1, '') <> ''
  JOIN (VALUES (1), (-1)) s
  WHERE true GROUP BY 3, 4, 5, 6
  ${addOnConflict("facet_daily", METRICS)}`;

const BLANK_SQL = `
  UPDATE conversions SET visitor_id = '', attribution = '', sub1 = iif(sub1 IS NULL, NULL, ''),
    received = (SELECT r.value ->> 1 FROM json_each(?1) r WHERE r.value ->> 0 = conversions.id)
  WHERE workspace_id = ?2 AND id IN (SELECT value ->> 0 FROM json_each(?1))`;

const OF_RESULTS = `workspace_id = ?2 AND conversion_id IN (SELECT value ->> 0 FROM json_each(?1))`;

/** What is not sent by now is not sent any more, and says so. */
const DELIVERIES_SQL = `
  UPDATE deliveries INDEXED BY deliveries_conversion SET payload = '', next_at_ms = NULL,
    reason = iif(state = 'pending', 'what it would have told was erased', reason),
    state = iif(state = 'pending', 'failed', state)
  WHERE ${OF_RESULTS} AND payload <> ''`;

const ATTEMPTS_SQL = `
  UPDATE delivery_attempts SET excerpt = ''
  WHERE workspace_id = ?2 AND excerpt <> '' AND delivery_id IN (SELECT id FROM deliveries INDEXED BY deliveries_conversion WHERE ${OF_RESULTS})`;
