import { env } from "cloudflare:workers";

export type AuditRow = {
  readonly action: string;
  readonly entity_id: string;
  readonly actor_id: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** The audit of a workspace, oldest first. */
export async function auditOf(workspaceId: string): Promise<AuditRow[]> {
  const { results } = await env.CONTROL.prepare(
    "SELECT * FROM audit_log WHERE workspace_id = ? ORDER BY at_ms, rowid",
  )
    .bind(workspaceId)
    .all<Record<"action" | "entity_id" | "actor_id" | "before_json" | "after_json", string>>();
  return results.map(({ action, entity_id, actor_id, before_json, after_json }) => ({
    action,
    entity_id,
    actor_id,
    before: JSON.parse(before_json),
    after: JSON.parse(after_json),
  }));
}

export async function auditedActions(workspaceId: string): Promise<string[]> {
  return (await auditOf(workspaceId)).map((row) => row.action);
}
