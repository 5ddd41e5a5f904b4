/** Switches an active endpoint off for a reason its owner can read, with an audit row; otherwise does nothing. */
export async function disableEndpoint(
  db: D1Database,
  workspaceId: string,
  endpointId: string,
  reason: string,
  audit: { readonly id: string; readonly atMs: number },
): Promise<void> {
  const key = [workspaceId, endpointId, reason] as const;
  // The audit row first: it is held to the row as it was.
  await db.batch([
    db
      .prepare(
        `INSERT INTO audit_log (id, workspace_id, at_ms, actor_id, action, entity, entity_id, before_json, after_json)
         SELECT ?4, ?1, ?5, 'system', 'endpoint.change', 'endpoint', ?2, json_object('status', 'active'),
           json_object('status', 'disabled', 'statusReason', ?3)
         FROM endpoints WHERE ${ACTIVE}`,
      )
      .bind(...key, audit.id, audit.atMs),
    db
      .prepare(
        `UPDATE endpoints SET status = 'disabled', status_reason = ?3, updated_at_ms = ?4 WHERE ${ACTIVE}`,
      )
      .bind(...key, audit.atMs),
  ]);
}

const ACTIVE = `workspace_id = ?1 AND id = ?2 AND status = 'active'`;
