import { and, eq } from "drizzle-orm";
import { controlDb } from "./control-db.ts";
import { links } from "./link-tables.ts";
import { inIds } from "./search.ts";

export type LinkParents = { readonly campaignId: string; readonly publisherId: string };

/** Campaign and publisher of those of the links that are the workspace's. */
export async function readLinkParents(
  db: D1Database,
  workspaceId: string,
  linkIds: readonly string[],
): Promise<ReadonlyMap<string, LinkParents>> {
  const rows = await controlDb(db)
    .select({ id: links.id, campaignId: links.campaignId, publisherId: links.publisherId })
    .from(links)
    .where(and(eq(links.workspaceId, workspaceId), inIds(links.id, linkIds)));
  return new Map(rows.map(({ id, ...parents }) => [id, parents]));
}
