import { IS_WRITTEN } from "../move/is-written.ts";

export type HeldConversion = { readonly workspaceId: string; readonly id: string };

/**
 * Conversions whose holding period is over, of every workspace of the shard, longest due first. Not of one that is replayed:
 * what became of them since may still be to come.
 */
export async function findHeld(
  db: D1Database,
  nowMs: number,
  limit: number,
): Promise<readonly HeldConversion[]> {
  const { results } = await db
    .prepare(
      `SELECT workspace_id AS workspaceId, id FROM conversions
       WHERE status = 'hold' AND reason = 'H_HOLD_PERIOD' AND held_until_ms <= ?1 AND ${IS_WRITTEN}
         AND NOT EXISTS (SELECT 1 FROM replays p WHERE p.workspace_id = conversions.workspace_id AND p.until_ms > ?1)
       ORDER BY held_until_ms LIMIT ?2`,
    )
    .bind(nowMs, limit)
    .all<HeldConversion>();
  return results;
}
