import type { SnapshotKind } from "./snapshot-kinds.ts";

const isStopped = (test: string) => `json(iif(${test}, 'false', 'true'))`;

/** A link or a smart link: they share one space of slugs, and an unknown one costs one statement. */
const LINK = `SELECT json_object('version', l.version, 'id', l.id, 'number', number, 'workspaceId', l.workspace_id,
'campaignId', campaign_id, 'publisherId', publisher_id, 'slug', slug, 'isPaused', ${isStopped("l.status = 'active'")},
'isPublisherPaused', ${isStopped("p.status = 'active'")}) AS json
FROM links l JOIN publishers p ON p.id = publisher_id WHERE slug = ?1
UNION ALL
SELECT json_object('version', s.version, 'id', s.id, 'workspaceId', s.workspace_id, 'slug', slug,
'isPaused', ${isStopped("s.status = 'active' AND p.status = 'active'")}, 'members', json((
SELECT json_group_array(json_object('slug', l.slug, 'weight', weight) ORDER BY position)
FROM smart_link_members m JOIN links l ON l.id = link_id
WHERE smart_link_id = s.id AND l.workspace_id = s.workspace_id)))
FROM smart_links s JOIN publishers p ON p.id = publisher_id WHERE slug = ?1`;

const CAMPAIGN = `SELECT json_object('version', c.version, 'id', c.id, 'workspaceId', workspace_id, 'name', c.name,
'currency', c.currency, 'timezone', timezone, 'isPaused', ${isStopped("status = 'active'")},
'destinationUrl', destination_url, 'fallbackUrl', c.fallback_url, 'delivery', json(delivery)) AS json
FROM campaigns c JOIN workspaces w ON w.id = workspace_id WHERE c.id = ?1`;

const WORKSPACE = `SELECT json_object('version', version, 'id', id, 'name', name, 'fallbackUrl', fallback_url,
'dialects', json(dialects)) AS json FROM workspaces WHERE id = ?1`;

const HOST = `SELECT json_object('version', updated_at_ms, 'workspaceId', workspace_id, 'scriptPath', script_path,
'eventPath', event_path) AS json FROM domains WHERE hostname = ?1`;

/** By `workspace:alias`; ids have no colon. */
const ALIAS = `SELECT json_object('slug', slug) AS json FROM link_aliases a JOIN links l ON l.id = link_id
WHERE a.workspace_id = substr(?1, 1, instr(?1, ':') - 1) AND alias = substr(?1, instr(?1, ':') + 1)
AND l.workspace_id = a.workspace_id`;

/** The JSON of a snapshot by its name; built here and nowhere else. Of caps CONTROL knows nothing. */
export const CONTROL_SQL: Readonly<Partial<Record<SnapshotKind, string>>> = {
  link: LINK,
  campaign: CAMPAIGN,
  workspace: WORKSPACE,
  host: HOST,
  alias: ALIAS,
};
