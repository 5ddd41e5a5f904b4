import { CLOSED_BREAKER, type Breaker } from "@cleverdrip/core";
import { and, eq } from "drizzle-orm";
import { eventsDb } from "./events-db.ts";
import { endpointHealth } from "./delivery-tables.ts";

/** An endpoint that nothing was ever noted of is well. */
export async function readBreaker(
  db: D1Database,
  workspaceId: string,
  endpointId: string,
): Promise<Breaker> {
  const row = await eventsDb(db)
    .select({ state: endpointHealth.state })
    .from(endpointHealth)
    .where(
      and(eq(endpointHealth.workspaceId, workspaceId), eq(endpointHealth.endpointId, endpointId)),
    )
    .get();
  // Written by `saveBreaker`.
  return row === undefined ? CLOSED_BREAKER : (JSON.parse(row.state) as Breaker);
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
