import { entityId, firstEntityIdAt } from "@cleverdrip/core";

export type DoubtedSource = { readonly campaignId: string; readonly publisherId: string };

export type PausedLink = { readonly id: string; readonly slug: string };

const ACTION = "link.fraud-block";

/**
 * Pauses the active links of a publisher's campaign because of a rule that blocks, with an audit row each that names the rules,
 * and returns them. Those that it has paused since `sinceMs` already are left alone: somebody has started them again.
 */
export async function pauseDoubtedLinks(
  db: D1Database,
  workspaceId: string,
  { campaignId, publisherId }: DoubtedSource,
  { rules, sinceMs, nowMs }: PauseTimes,
): Promise<readonly PausedLink[]> {
  const { results } = await db
    .prepare(DUE_SQL)
    .bind(workspaceId, campaignId, publisherId, firstEntityIdAt("aud", sinceMs))
    .all<PausedLink>();
  const paused: PausedLink[] = [];
  for (const link of results) {
    const id = entityId("aud", nowMs, crypto.getRandomValues(new Uint8Array(10)));
    // The audit row first: it is held to the row as it was.
    const [written] = await db.batch([
      db.prepare(AUDIT_SQL).bind(workspaceId, link.id, id, nowMs, JSON.stringify(rules)),
      db.prepare(PAUSE_SQL).bind(workspaceId, link.id, nowMs),
    ]);
    if ((written?.meta.changes ?? 0) > 0) paused.push(link);
  }
  return paused;
}

export type PauseTimes = {
  /** Names of the rules, for the audit. */
  readonly rules: readonly string[];
  readonly sinceMs: number;
  readonly nowMs: number;
};

const DUE_SQL = `
  SELECT id, slug FROM links l
  WHERE workspace_id = ?1 AND campaign_id = ?2 AND publisher_id = ?3 AND status = 'active' AND NOT EXISTS (
    SELECT 1 FROM audit_log a WHERE a.workspace_id = ?1 AND a.id >= ?4 AND a.action = '${ACTION}' AND a.entity_id = l.id)
  ORDER BY id`;

const ACTIVE = `workspace_id = ?1 AND id = ?2 AND status = 'active'`;

const AUDIT_SQL = `
  INSERT INTO audit_log (id, workspace_id, at_ms, actor_id, action, entity, entity_id, before_json, after_json)
  SELECT ?3, ?1, ?4, 'system', '${ACTION}', 'link', ?2, json_object('status', 'active'),
    json_object('status', 'paused', 'rules', json(?5))
  FROM links WHERE ${ACTIVE}`;

const PAUSE_SQL = `
  UPDATE links SET status = 'paused', version = version + 1, updated_at_ms = ?3 WHERE ${ACTIVE}`;

/** A link that was paused for its publisher's traffic, and how it is now. */
export type KeptOutLink = DoubtedSource & {
  readonly linkId: string;
  readonly slug: string;
  readonly status: "active" | "paused";
  readonly atMs: number;
  readonly rules: readonly string[];
};

/** Newest first; those of links that are not there any more are left out. */
export async function listKeptOutLinks(
  db: D1Database,
  workspaceId: string,
  sinceMs: number,
  limit: number,
): Promise<readonly KeptOutLink[]> {
  const { results } = await db
    .prepare(KEPT_OUT_SQL)
    .bind(workspaceId, firstEntityIdAt("aud", sinceMs), limit)
    .all<Omit<KeptOutLink, "rules"> & { rules: string }>();
  // As the statement above writes them.
  return results.map((row) => ({ ...row, rules: JSON.parse(row.rules) as readonly string[] }));
}

const KEPT_OUT_SQL = `
  SELECT l.id AS linkId, l.slug, l.status, l.campaign_id AS campaignId, l.publisher_id AS publisherId, a.at_ms AS atMs,
    a.after_json -> 'rules' AS rules
  FROM audit_log a JOIN links l ON l.workspace_id = a.workspace_id AND l.id = a.entity_id
  WHERE a.workspace_id = ?1 AND a.id >= ?2 AND a.action = '${ACTION}' ORDER BY a.id DESC LIMIT ?3`;
