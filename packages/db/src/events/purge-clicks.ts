import { firstClickIdAt } from "@cleverdrip/core";

/** Rows deleted per statement: a purge never holds the database for long, it comes again instead. */
const STEP = 2_000;
/** Batches that a sentence names. */
const NAMED_BATCHES = 3;

/** The time of the oldest click row of a time range; null where there is none. */
export async function oldestClickMs(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<number | null> {
  const row = await db
    .prepare(
      `SELECT at_ms AS atMs FROM clicks WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3 ORDER BY id LIMIT 1`,
    )
    .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs))
    .first<{ atMs: number }>();
  return row?.atMs ?? null;
}

/** Deletes the rows of these clicks; returns how many there were. Rollups and the LOG keep them. */
export async function deleteClicks(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<number> {
  let deleted = 0;
  for (let i = 0; i < ids.length; i += STEP) {
    const { meta } = await db
      .prepare(
        `DELETE FROM clicks WHERE workspace_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(workspaceId, JSON.stringify(ids.slice(i, i + STEP)))
      .run();
    deleted += meta.changes;
  }
  return deleted;
}

/** Click rows of a time range, with some of the batches that brought them. */
export async function leftClicks(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<{ readonly clicks: number; readonly batchIds: readonly string[] }> {
  const { results } = await db
    .prepare(
      `SELECT batch_id AS batchId, count(*) AS clicks FROM clicks
       WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3 GROUP BY 1 ORDER BY 1`,
    )
    .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs))
    .all<{ batchId: string; clicks: number }>();
  const clicks = results.reduce((sum, own) => sum + own.clicks, 0);
  return { clicks, batchIds: results.slice(0, NAMED_BATCHES).map(({ batchId }) => batchId) };
}
