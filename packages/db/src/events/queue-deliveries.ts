import { firstEntityIdAt } from "@cleverdrip/core";
import { IS_WRITTEN } from "../move/is-written.ts";

/** A delivery whose message is to be sent; an earlier message of it is void. */
export type QueuedDelivery = {
  readonly workspaceId: string;
  readonly id: string;
  readonly endpointId: string;
  readonly message: number;
};

/** Failed or delivered ones of a time range; null = of every endpoint. */
export type DeliveryRange = {
  readonly endpointId: string | null;
  readonly state: "failed" | "delivered";
  readonly fromMs: number;
  readonly toMs: number;
};

const QUEUED = `RETURNING workspace_id AS workspaceId, id, endpoint_id AS endpointId, message`;

/** A message comes within seconds; one that is later than this is taken for lost. */
const FIRST_PATIENCE_MS = 120_000;
/** A message waits with an endpoint that rests, half an hour at most. */
const LONGEST_PATIENCE_MS = 2_700_000;

/**
 * Deliveries that are overdue and that no message came for, of the whole shard, longest due first: each gets another
 * message, after as long a wait as it has waited already.
 */
export async function queueOverdue(
  db: D1Database,
  nowMs: number,
  limit: number,
): Promise<readonly QueuedDelivery[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET message = message + 1, updated_at_ms = ?1
       WHERE (workspace_id, id) IN (
         SELECT workspace_id, id FROM deliveries
         WHERE state = 'pending' AND next_at_ms <= ?1 - ?2 AND (lease_until_ms IS NULL OR lease_until_ms < ?1)
           AND ?1 - updated_at_ms >= min(?3, max(?2, updated_at_ms - next_at_ms)) AND ${IS_WRITTEN}
         ORDER BY next_at_ms LIMIT ?4)
       ${QUEUED}`,
    )
    .bind(nowMs, FIRST_PATIENCE_MS, LONGEST_PATIENCE_MS, limit)
    .all<QueuedDelivery>();
  return results;
}

/** As core's `replayProgress`: the whole schedule once more, with the attempts so far and whoever is at it now. */
const REPLAY_SQL = `
  UPDATE deliveries SET state = 'pending', step = 0, begun_at_ms = ?2, next_at_ms = ?2, reason = '',
    message = message + 1, updated_at_ms = ?2
  WHERE workspace_id = ?1 AND id IN`;

export async function replayDeliveries(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<readonly QueuedDelivery[]> {
  const { results } = await db
    .prepare(`${REPLAY_SQL} (SELECT value FROM json_each(?3)) ${QUEUED}`)
    .bind(workspaceId, nowMs, JSON.stringify(ids))
    .all<QueuedDelivery>();
  return results;
}

/** Oldest first; those of the range beyond the limit are left for another call. */
export async function replayRange(
  db: D1Database,
  workspaceId: string,
  { endpointId, state, fromMs, toMs }: DeliveryRange,
  nowMs: number,
  limit: number,
): Promise<readonly QueuedDelivery[]> {
  const { results } = await db
    .prepare(
      `${REPLAY_SQL} (
         SELECT id FROM deliveries WHERE workspace_id = ?1 AND id >= ?3 AND id < ?4 AND state = ?5
           AND (?6 IS NULL OR endpoint_id = ?6)
         ORDER BY id LIMIT ?7)
       ${QUEUED}`,
    )
    .bind(
      workspaceId,
      nowMs,
      firstEntityIdAt("dlv", fromMs),
      firstEntityIdAt("dlv", toMs),
      state,
      endpointId,
      limit,
    )
    .all<QueuedDelivery>();
  return results;
}
