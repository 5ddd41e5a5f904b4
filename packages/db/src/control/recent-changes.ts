import { firstEntityIdAt } from "@cleverdrip/core";

/** A published copy that a change may have left out of date, by the name it is published under. */
export type ChangedSnapshot = {
  readonly kind: "link" | "campaign" | "workspace" | "host";
  readonly name: string;
};

/**
 * What changed in a workspace since then. Every change has its audit row, so nothing that was committed is missed, also
 * when publishing failed right after it. A removed domain is named by what its audit row remembers.
 */
export async function listChangedSnapshots(
  control: D1Database,
  workspaceId: string,
  sinceMs: number,
): Promise<ChangedSnapshot[]> {
  const { results } = await control
    .prepare(CHANGES_SQL)
    .bind(workspaceId, firstEntityIdAt("aud", sinceMs))
    .all<ChangedSnapshot>();
  return results;
}

const CHANGES_SQL = `
  WITH changes AS (
    SELECT DISTINCT entity, entity_id, coalesce(after_json, before_json) AS fields FROM audit_log
    WHERE workspace_id = ?1 AND id >= ?2
  )
  SELECT 'campaign' AS kind, entity_id AS name FROM changes WHERE entity = 'campaign'
  UNION SELECT 'workspace', entity_id FROM changes WHERE entity = 'workspace'
  UNION SELECT 'link', l.slug FROM changes c JOIN links l ON l.id = c.entity_id WHERE c.entity = 'link'
  UNION SELECT 'link', l.slug FROM changes c JOIN links l ON l.publisher_id = c.entity_id WHERE c.entity = 'publisher'
  UNION SELECT 'host', fields ->> 'hostname' FROM changes WHERE entity = 'domain' AND fields ->> 'hostname' IS NOT NULL
  LIMIT 1000`;
