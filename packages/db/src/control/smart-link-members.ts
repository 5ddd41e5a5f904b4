import { and, asc, eq, sql } from "drizzle-orm";
import { campaigns } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { links, smartLinkMembers } from "./link-tables.ts";
import { inIds } from "./search.ts";

export type MemberRecord = {
  readonly linkId: string;
  readonly slug: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly weight: number;
};

/** Members of these smart links, each in its own order. */
export async function readMembers(
  db: D1Database,
  workspaceId: string,
  smartLinkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MemberRecord[]>> {
  const rows = await controlDb(db)
    .select({
      smartLinkId: smartLinkMembers.smartLinkId,
      linkId: smartLinkMembers.linkId,
      slug: links.slug,
      campaignId: links.campaignId,
      campaignName: campaigns.name,
      weight: smartLinkMembers.weight,
    })
    .from(smartLinkMembers)
    .innerJoin(links, eq(links.id, smartLinkMembers.linkId))
    .innerJoin(campaigns, eq(campaigns.id, links.campaignId))
    .where(
      and(
        eq(smartLinkMembers.workspaceId, workspaceId),
        inIds(smartLinkMembers.smartLinkId, smartLinkIds),
      ),
    )
    .orderBy(asc(smartLinkMembers.position));
  const members = rows.map(({ smartLinkId, ...member }) => ({ smartLinkId, member }));
  const grouped = Map.groupBy(members, (row) => row.smartLinkId);
  return new Map([...grouped].map(([id, group]) => [id, group.map((row) => row.member)]));
}

/** Statements that give a smart link of the workspace exactly these members; links of others are left out. */
export function replaceMembers(
  db: D1Database,
  workspaceId: string,
  smartLinkId: string,
  members: readonly Pick<MemberRecord, "linkId" | "weight">[],
) {
  const control = controlDb(db);
  return [
    control
      .delete(smartLinkMembers)
      .where(
        and(
          eq(smartLinkMembers.workspaceId, workspaceId),
          eq(smartLinkMembers.smartLinkId, smartLinkId),
        ),
      ),
    control.insert(smartLinkMembers).select(sql`
      SELECT s.id, s.workspace_id, l.id, m.key, m.value ->> 'weight'
      FROM smart_links s, json_each(${JSON.stringify(members)}) m
      JOIN links l ON l.id = m.value ->> 'linkId' AND l.workspace_id = s.workspace_id AND l.publisher_id = s.publisher_id
      WHERE s.workspace_id = ${workspaceId} AND s.id = ${smartLinkId}`),
  ];
}
