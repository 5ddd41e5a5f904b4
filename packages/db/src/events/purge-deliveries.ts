import { firstEntityIdAt } from "@cleverdrip/core";

/** Rows deleted per statement: a purge never holds the database for long, it comes again instead. */
const STEP = 1_000;

/** Deletes up to 1,000 deliveries made before `beforeMs` that are over, with their attempts; returns how many rows. */
export async function purgeDeliveries(
  db: D1Database,
  workspaceId: string,
  beforeMs: number,
): Promise<number> {
  const old = `SELECT id FROM deliveries WHERE workspace_id = ?1 AND id < ?2 AND state <> 'pending' ORDER BY id LIMIT ?3`;
  const results = await db.batch(
    [
      `DELETE FROM delivery_attempts WHERE workspace_id = ?1 AND delivery_id IN (${old})`,
      `DELETE FROM deliveries WHERE workspace_id = ?1 AND id IN (${old})`,
    ].map((sql) => db.prepare(sql).bind(workspaceId, firstEntityIdAt("dlv", beforeMs), STEP)),
  );
  return results.reduce((total, { meta }) => total + meta.changes, 0);
}
