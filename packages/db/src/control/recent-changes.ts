import { firstEntityIdAt } from "@cleverdrip/core";

/** A published copy that a change may have left out of date, by the name it is published under. */
export type ChangedSnapshot = {
  readonly kind: "link" | "alias" | "campaign" | "workspace" | "host";
  readonly name: string;
};

/**
 * What changed in a workspace since then. Every change has its audit row, so nothing that was committed is missed, also
 * when publishing failed right after it. A removed domain or alias is named by what its audit row remembers.
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

// D1 takes five SELECTs in one compound, no more.
const CHANGES_SQL = `
  WITH changes AS (
    SELECT DISTINCT entity, entity_id, coalesce(before_json, '{}') AS before, coalesce(after_json, '{}') AS after
    FROM audit_log WHERE workspace_id = ?1 AND id >= ?2
  )
  SELECT entity AS kind, entity_id AS name FROM changes WHERE entity IN ('campaign', 'workspace')
  UNION SELECT 'link', l.slug FROM changes c JOIN links l ON l.workspace_id = ?1
    AND ((c.entity = 'link' AND l.id = c.entity_id) OR (c.entity = 'publisher' AND l.publisher_id = c.entity_id))
  UNION SELECT 'link', s.slug FROM changes c JOIN smart_links s ON s.workspace_id = ?1
    AND ((c.entity = 'smart-link' AND s.id = c.entity_id) OR (c.entity = 'publisher' AND s.publisher_id = c.entity_id))
  UNION SELECT 'alias', ?1 || ':' || alias.value FROM changes c, json_each(json_array(json(c.before), json(c.after))) side,
    json_each(side.value, '$.aliases') alias WHERE c.entity = 'link'
  UNION SELECT 'host', coalesce(after ->> 'hostname', before ->> 'hostname') FROM changes
    WHERE entity = 'domain' AND coalesce(after ->> 'hostname', before ->> 'hostname') IS NOT NULL
  LIMIT 1000`;
