import { firstEntityIdAt } from "@cleverdrip/core";
import { jsonParts } from "../events/json-parts.ts";
import { DOUBTED_COLUMNS, DOUBTED_JOINS, readDoubted, type DoubtedRecord } from "./doubted-row.ts";

export type DoubtedPage = {
  /** Newest first. */
  readonly doubted: readonly DoubtedRecord[];
  readonly isComplete: boolean;
  /** All results that were received from then on, of the campaign where one is asked for; at most MAX_COUNTED. */
  readonly results: number;
};

/** Doubted results, of every campaign, that one look goes through. */
const MAX_SCANNED = 50_000;
export const MAX_COUNTED = 1_000_000;

/** Doubted results that were received from `fromMs` on; null = of every campaign. */
export async function listDoubted(
  db: D1Database,
  workspaceId: string,
  campaignId: string | null,
  fromMs: number,
  limit: number,
): Promise<DoubtedPage> {
  const fromId = firstEntityIdAt("cnv", fromMs);
  const [rows, counted] = await db.batch([
    db.prepare(ROWS_SQL).bind(workspaceId, fromId, campaignId, limit + 1),
    db.prepare(COUNT_SQL).bind(workspaceId, fromId, campaignId),
  ]);
  const found = readDoubted(rows?.results);
  // D1 cannot know the shape of its rows; the statement does.
  const [count] = (counted?.results ?? []) as { results: number; doubted: number }[];
  return {
    doubted: found.slice(0, limit),
    isComplete: found.length <= limit && (count?.doubted ?? 0) <= MAX_SCANNED,
    results: count?.results ?? 0,
  };
}

const ROWS_SQL = `
  SELECT ${DOUBTED_COLUMNS} FROM (
    SELECT * FROM (SELECT * FROM fraud_verdicts WHERE workspace_id = ?1 AND conversion_id >= ?2
      ORDER BY conversion_id DESC LIMIT ${MAX_SCANNED})
    WHERE ?3 IS NULL OR campaign_id = ?3 ORDER BY conversion_id DESC LIMIT ?4) v
  ${DOUBTED_JOINS} ORDER BY v.conversion_id DESC`;

const COUNT_SQL = `
  SELECT (SELECT count(*) FROM (SELECT campaign_id FROM conversions WHERE workspace_id = ?1 AND id >= ?2 LIMIT ${MAX_COUNTED})
      WHERE ?3 IS NULL OR campaign_id = ?3) AS results,
    (SELECT count(*) FROM (SELECT 1 FROM fraud_verdicts WHERE workspace_id = ?1 AND conversion_id >= ?2
      LIMIT ${MAX_SCANNED + 1})) AS doubted`;

/** Results that could be stopped and that nothing is held against, as doubted ones are read: with no signal and score 0. */
export async function listUndoubted(
  db: D1Database,
  workspaceId: string,
  campaignId: string | null,
  fromMs: number,
  limit: number,
): Promise<{ readonly results: readonly DoubtedRecord[]; readonly isComplete: boolean }> {
  const { results } = await db
    .prepare(UNDOUBTED_SQL)
    .bind(workspaceId, firstEntityIdAt("cnv", fromMs), campaignId, limit + 1)
    .all();
  const found = readDoubted(results);
  return { results: found.slice(0, limit), isComplete: found.length <= limit };
}

/** The same for those of these results, of the campaign where one is asked for. */
export async function readUndoubted(
  db: D1Database,
  workspaceId: string,
  campaignId: string | null,
  ids: readonly string[],
): Promise<readonly DoubtedRecord[]> {
  const found: DoubtedRecord[] = [];
  for (const part of jsonParts(ids)) {
    const { results } = await db
      .prepare(UNDOUBTED_BY_ID_SQL)
      .bind(workspaceId, part, campaignId, ids.length)
      .all();
    found.push(...readDoubted(results));
  }
  return found;
}

const UNDOUBTED_SQL = undoubtedSql(
  `SELECT * FROM conversions WHERE workspace_id = ?1 AND id >= ?2 ORDER BY id DESC LIMIT ${MAX_SCANNED}`,
);

const UNDOUBTED_BY_ID_SQL = undoubtedSql(
  `SELECT c.* FROM json_each(?2) a CROSS JOIN conversions c ON c.workspace_id = ?1 AND c.id = a.value`,
);

function undoubtedSql(conversions: string): string {
  return `
    SELECT ${DOUBTED_COLUMNS} FROM (
      SELECT workspace_id, id AS conversion_id, publisher_id, campaign_id, event_name, payout_micros, currency, 0 AS score,
        '[]' AS signals, '' AS rules_version, 'off' AS action, 'open' AS decision, NULL AS decided_by, 0 AS judged_at_ms, at_ms
      FROM (${conversions}) u
      WHERE (?3 IS NULL OR campaign_id = ?3) AND status IN ('approved', 'pending', 'hold') AND NOT EXISTS (
        SELECT 1 FROM fraud_verdicts w WHERE w.workspace_id = ?1 AND w.conversion_id = u.id)
      ORDER BY id DESC LIMIT ?4) v
    ${DOUBTED_JOINS} ORDER BY v.conversion_id DESC`;
}
