import { firstEntityIdAt } from "@cleverdrip/core";

/** Rows deleted per statement: a purge never holds the database for long, it comes again instead. */
const STEP = 2_000;

/** Deletes up to 2,000 rows each of batches and dead clicks made before `beforeMs`: no queue delivers that late. */
export async function forgetBatches(
  db: D1Database,
  workspaceId: string,
  beforeMs: number,
): Promise<number> {
  const results = await db.batch(
    ["click_batches", "dead_clicks"].map((table) =>
      db
        .prepare(
          `DELETE FROM ${table} WHERE workspace_id = ?1 AND batch_id IN
             (SELECT batch_id FROM ${table} WHERE workspace_id = ?1 AND batch_id < ?2 ORDER BY batch_id LIMIT ?3)`,
        )
        .bind(workspaceId, firstEntityIdAt("bat", beforeMs), STEP),
    ),
  );
  return results.reduce((total, { meta }) => total + meta.changes, 0);
}
