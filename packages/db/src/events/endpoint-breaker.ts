import { CLOSED_BREAKER, type Breaker } from "@cleverdrip/core";

/** An endpoint that nothing was ever noted of is well. */
export async function readBreaker(
  db: D1Database,
  workspaceId: string,
  endpointId: string,
): Promise<Breaker> {
  const state = await db
    .prepare("SELECT state FROM endpoint_health WHERE workspace_id = ?1 AND endpoint_id = ?2")
    .bind(workspaceId, endpointId)
    .first<string>("state");
  // Written by `saveBreaker`.
  return state === null ? CLOSED_BREAKER : (JSON.parse(state) as Breaker);
}

/** Stores it over the version before it; false where that one is gone. */
export async function saveBreaker(
  db: D1Database,
  workspaceId: string,
  endpointId: string,
  breaker: Breaker,
  nowMs: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO endpoint_health (workspace_id, endpoint_id, state, updated_at_ms)
       SELECT ?1, ?2, ?3, ?4
       WHERE ?5 = 1 OR EXISTS (SELECT 1 FROM endpoint_health WHERE workspace_id = ?1 AND endpoint_id = ?2)
       ON CONFLICT DO UPDATE SET state = excluded.state, updated_at_ms = excluded.updated_at_ms
       WHERE endpoint_health.state ->> '$.version' = ?5 - 1`,
    )
    .bind(workspaceId, endpointId, JSON.stringify(breaker), nowMs, breaker.version)
    .run();
  return meta.changes > 0;
}
