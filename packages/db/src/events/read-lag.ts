import { firstEntityIdAt } from "@cleverdrip/core";
import { IS_WRITTEN } from "../move/is-written.ts";

/** How far a workspace's facts are behind, as its tables tell. */
export type Lag = {
  /** Time of the newest event in the ledger; null before the first. */
  readonly dataUpToMs: number | null;
  /** The newest batch of clicks, by the id that the tracker gave it; null where there is none. */
  readonly lastBatch: { readonly id: string; readonly storedAtMs: number } | null;
  /** The oldest that is still on its way to an endpoint. */
  readonly oldestDelivery: {
    readonly createdAtMs: number;
    readonly nextAtMs: number | null;
  } | null;
  /** The end of the schedule's last recount, and the newest recount whose differences no later one has found gone. */
  readonly books: { readonly verifiedToMs: number | null; readonly drift: Drift | null };
};

type Drift = { readonly fromMs: number; readonly toMs: number; readonly findings: number };

export async function readLag(db: D1Database, workspaceId: string): Promise<Lag> {
  const ask = (sql: string, ...more: readonly string[]) =>
    db.prepare(sql).bind(workspaceId, ...more);
  const [fresh, lastBatch, oldestDelivery, verified, drift] = await Promise.all([
    ask(`SELECT data_up_to_ms AS dataUpToMs FROM freshness WHERE workspace_id = ?`).first<{
      dataUpToMs: number;
    }>(),
    ask(
      `SELECT batch_id AS id, stored_at_ms AS storedAtMs FROM click_batches
       WHERE workspace_id = ? AND batch_id >= ? AND batch_id < ? ORDER BY batch_id DESC LIMIT 1`,
      ...TIMED_BATCHES,
    ).first<NonNullable<Lag["lastBatch"]>>(),
    ask(
      `SELECT created_at_ms AS createdAtMs, next_at_ms AS nextAtMs FROM deliveries INDEXED BY deliveries_pending
       WHERE workspace_id = ? AND state = 'pending' ORDER BY id LIMIT 1`,
    ).first<NonNullable<Lag["oldestDelivery"]>>(),
    ask(
      `SELECT max(to_ms) AS toMs FROM verify_runs
       WHERE workspace_id = ? AND actor = 'schedule' AND state <> 'running'`,
    ).first<{ toMs: number | null }>(),
    ask(DRIFT_SQL).first<Drift>(),
  ]);
  const books = { verifiedToMs: verified?.toMs ?? null, drift };
  return { dataUpToMs: fresh?.dataUpToMs ?? null, lastBatch, oldestDelivery, books };
}

/** A recount that is under way has found what it has found. */
const DRIFT_SQL = `
  SELECT from_ms AS fromMs, to_ms AS toMs, findings FROM verify_runs d
  WHERE workspace_id = ?1 AND findings > 0 AND NOT EXISTS (
    SELECT 1 FROM verify_runs c WHERE c.workspace_id = ?1 AND c.state = 'clean'
      AND c.started_at_ms > d.updated_at_ms AND c.from_ms <= d.from_ms AND c.to_ms >= d.to_ms)
  ORDER BY id DESC LIMIT 1`;

/** Ids that carry a time. */
const TIMED_BATCHES = [firstEntityIdAt("bat", 0), "bat_~"] as const;

/** Of the whole shard: since when a delivery is due that nobody sends; null = none is. */
export async function readOverdueDelivery(
  db: D1Database,
  beforeMs: number,
): Promise<number | null> {
  const row = await db
    .prepare(
      `SELECT min(next_at_ms) AS dueAtMs FROM deliveries WHERE state = 'pending' AND next_at_ms < ? AND ${IS_WRITTEN}`,
    )
    .bind(beforeMs)
    .first<{ dueAtMs: number | null }>();
  return row?.dueAtMs ?? null;
}
