import type { DeliveryProgress } from "@cleverdrip/core";
import type { DeliveryRecord } from "./conversion-facts.ts";
import type { deliveryAttempts } from "./delivery-tables.ts";

export type AttemptLine = Omit<typeof deliveryAttempts.$inferSelect, "workspaceId" | "deliveryId">;

/** Where a stored delivery stands. */
export function progressOf(row: DeliveryRecord): DeliveryProgress {
  const { state, step, attempts, leaseUntilMs, reason } = row;
  const startedAtMs = row.begunAtMs ?? row.createdAtMs;
  return {
    state,
    step,
    attempts,
    startedAtMs,
    dueAtMs: row.nextAtMs ?? startedAtMs,
    leaseUntilMs,
    reason,
  };
}

/** Nobody else has begun or ended an attempt since the row was read. */
const UNCHANGED = `workspace_id = ?1 AND id = ?2 AND state = ?3 AND attempts = ?4 AND lease_until_ms IS ?5`;

/**
 * Stores `to` where the row still has `from`'s state, attempts and lease, together with the attempt's line; false where
 * it has not: somebody else was faster, and nothing was written.
 */
export async function advanceDelivery(
  db: D1Database,
  { workspaceId, id }: Pick<DeliveryRecord, "workspaceId" | "id">,
  { from, to }: { readonly from: DeliveryProgress; readonly to: DeliveryProgress },
  attempt: AttemptLine | null,
  nowMs: number,
): Promise<boolean> {
  const guard = [workspaceId, id, from.state, from.attempts, from.leaseUntilMs];
  const dueAtMs = to.state === "pending" ? to.dueAtMs : null;
  // The line first: it is held to the row as it was.
  const results = await db.batch([
    ...(attempt === null
      ? []
      : [db.prepare(ATTEMPT_SQL).bind(...guard, ...ATTEMPT.map((field) => attempt[field]))]),
    db
      .prepare(PROGRESS_SQL)
      .bind(...guard, to.state, to.attempts, to.leaseUntilMs, to.step, dueAtMs, to.reason, nowMs),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}

const ATTEMPT = ["number", "atMs", "durationMs", "status", "outcome", "excerpt"] as const;

const ATTEMPT_SQL = `
  INSERT INTO delivery_attempts (workspace_id, delivery_id, number, at_ms, duration_ms, status, outcome, excerpt)
  SELECT ?1, ?2, ?6, ?7, ?8, ?9, ?10, ?11 FROM deliveries WHERE ${UNCHANGED}`;

const PROGRESS_SQL = `
  UPDATE deliveries SET state = ?6, attempts = ?7, lease_until_ms = ?8, step = ?9, next_at_ms = ?10, reason = ?11,
    updated_at_ms = ?12
  WHERE ${UNCHANGED}`;
