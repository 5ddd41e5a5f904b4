import type { ChangedSnapshot } from "./recent-changes.ts";

/** Links, and as many aliases and smart links, that one step deletes: each has a copy at the edge to be taken back. */
const STEP = 100;

/** Children before parents. What is deleted by itself with its parent is not named. */
const OWNED = [
  "payout_rules",
  "event_types",
  "campaign_versions",
  "campaigns",
  "publishers",
  "domains",
  "endpoints",
  "exchange_rates",
  "fraud_policies",
  "workspace_moves",
  "audit_log",
  "invitations",
  "members",
];

export async function findWorkspaceName(control: D1Database, id: string): Promise<string | null> {
  const sql = "SELECT name FROM workspaces WHERE id = ?";
  return (await control.prepare(sql).bind(id).first<{ name: string }>())?.name ?? null;
}

/** Copies at the edge that are to be taken back now. */
export type DeletedPart = {
  readonly targets: readonly ChangedSnapshot[];
  /** The workspace itself is gone. */
  readonly isDone: boolean;
};

/**
 * Deletes a part of a workspace's configuration, its links first; to be called until it is done. The last part takes the
 * workspace, its members, and users who belong to no other, and notes that facts and log are to follow.
 */
export async function deleteWorkspacePart(
  control: D1Database,
  workspaceId: string,
  nowMs: number,
): Promise<DeletedPart> {
  const links = await deleteLinks(control, workspaceId);
  if (links.length > 0) return { targets: links, isDone: false };
  const { results } = await control
    .prepare(
      `SELECT 'campaign' AS kind, id AS name FROM campaigns WHERE workspace_id = ?1
       UNION SELECT 'host', hostname FROM domains WHERE workspace_id = ?1 UNION SELECT 'workspace', ?1`,
    )
    .bind(workspaceId)
    .all<ChangedSnapshot>();
  const campaignIds = results.flatMap(({ kind, name }) => (kind === "campaign" ? name : []));
  const bound = (sql: string) => control.prepare(sql).bind(workspaceId);
  await control.batch([
    control
      .prepare(
        `INSERT OR IGNORE INTO deleted_workspaces (id, events_shard, campaign_ids, deleted_at_ms)
         SELECT id, events_shard, ?2, ?3 FROM workspaces WHERE id = ?1`,
      )
      .bind(workspaceId, JSON.stringify(campaignIds), nowMs),
    bound(USERS_SQL),
    ...OWNED.map((table) => bound(`DELETE FROM ${table} WHERE workspace_id = ?1`)),
    bound("UPDATE sessions SET active_organization_id = NULL WHERE active_organization_id = ?1"),
    bound("DELETE FROM workspaces WHERE id = ?1"),
  ]);
  return { targets: results, isDone: true };
}

/** Sessions and accounts go with their user. */
const USERS_SQL = `
  DELETE FROM users WHERE id IN (SELECT user_id FROM members WHERE workspace_id = ?1)
    AND id NOT IN (SELECT user_id FROM members WHERE workspace_id <> ?1)`;

async function deleteLinks(control: D1Database, workspaceId: string): Promise<ChangedSnapshot[]> {
  const bound = (sql: string) => control.prepare(sql).bind(workspaceId);
  const links = `SELECT id FROM links WHERE workspace_id = ?1 ORDER BY id LIMIT ${STEP}`;
  const smart = `SELECT id FROM smart_links WHERE workspace_id = ?1 ORDER BY id LIMIT ${STEP}`;
  const results = await control.batch<ChangedSnapshot>([
    bound(
      `DELETE FROM link_aliases WHERE link_id IN (${links}) RETURNING 'alias' AS kind, ?1 || ':' || alias AS name`,
    ),
    bound(`DELETE FROM smart_link_members WHERE link_id IN (${links})`),
    bound(`DELETE FROM smart_link_members WHERE smart_link_id IN (${smart})`),
    bound(`DELETE FROM smart_links WHERE id IN (${smart}) RETURNING 'link' AS kind, slug AS name`),
    bound(`DELETE FROM links WHERE id IN (${links}) RETURNING 'link' AS kind, slug AS name`),
  ]);
  return results.flatMap((result) => result.results);
}

export type DeletedWorkspace = {
  readonly id: string;
  readonly eventsShard: string;
  readonly campaignIds: readonly string[];
  readonly deletedAtMs: number;
};

/** Longest gone first. */
export async function listDeletedWorkspaces(
  control: D1Database,
): Promise<readonly DeletedWorkspace[]> {
  const { results } = await control
    .prepare(
      `SELECT id, events_shard AS eventsShard, campaign_ids AS campaignIds, deleted_at_ms AS deletedAtMs
       FROM deleted_workspaces ORDER BY deleted_at_ms LIMIT 100`,
    )
    .all<Omit<DeletedWorkspace, "campaignIds"> & { campaignIds: string }>();
  return results.map((row) => ({ ...row, campaignIds: JSON.parse(row.campaignIds) as string[] }));
}

/** Nothing of it is left anywhere, and nothing can come any more. */
export async function forgetDeletedWorkspace(control: D1Database, id: string): Promise<void> {
  await control.prepare("DELETE FROM deleted_workspaces WHERE id = ?").bind(id).run();
}
