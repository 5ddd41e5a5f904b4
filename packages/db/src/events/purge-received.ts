import { firstEntityIdAt } from "@cleverdrip/core";

/** Rows deleted per statement: a purge never holds the database for long, it comes again instead. */
const STEP = 2_000;

/** Deletes up to 2,000 reports that came in before `beforeMs`; returns how many. What they led to stays, and so does the LOG. */
export async function purgeReceived(
  db: D1Database,
  workspaceId: string,
  beforeMs: number,
): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM received_reports WHERE workspace_id = ?1 AND id IN
         (SELECT id FROM received_reports WHERE workspace_id = ?1 AND id < ?2 ORDER BY id LIMIT ?3)`,
    )
    .bind(workspaceId, firstEntityIdAt("rcv", beforeMs), STEP)
    .run();
  return meta.changes;
}
