import { firstClickIdAt } from "@cleverdrip/core";
import type { ClickRecord } from "./click-record.ts";
import { jsonParts } from "./json-parts.ts";

type ViewRecord = Pick<
  ClickRecord,
  "id" | "atMs" | "campaignId" | "publisherId" | "linkId" | "visitorId"
>;

/** Keeps views; one that is there already stays as it is, so the same batch may come again. */
export async function storeViews(
  db: D1Database,
  workspaceId: string,
  views: readonly ViewRecord[],
): Promise<void> {
  const rows = views.map(({ id, atMs, campaignId, publisherId, linkId, visitorId }) => [
    id,
    atMs,
    campaignId,
    publisherId,
    linkId,
    visitorId,
  ]);
  for (const part of jsonParts(rows)) await db.prepare(VIEWS_SQL).bind(workspaceId, part).run();
}

const VIEWS_SQL = `
  INSERT OR IGNORE INTO views (workspace_id, id, at_ms, campaign_id, publisher_id, link_id, visitor_id)
  SELECT ?1, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5
  FROM json_each(?2) r WHERE true`;

/** Deletes up to 2,000 views older than `beforeMs`; returns how many. */
export async function purgeViews(
  db: D1Database,
  workspaceId: string,
  beforeMs: number,
): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM views WHERE workspace_id = ?1 AND id IN
         (SELECT id FROM views WHERE workspace_id = ?1 AND id < ?2 ORDER BY id LIMIT 2000)`,
    )
    .bind(workspaceId, firstClickIdAt(beforeMs))
    .run();
  return meta.changes;
}
