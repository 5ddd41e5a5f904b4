import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { isBrokenReference, isNotUnique } from "../constraint.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { campaigns, publishers } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { aliasesOf, findAliasHolder, replaceAliases } from "./link-aliases.ts";
import { domains, links } from "./link-tables.ts";
import { containsText } from "./search.ts";

export type LinkRow = typeof links.$inferSelect;
export type LinkRecord = LinkRow & {
  readonly campaignName: string;
  readonly publisherName: string;
  /** Host of the link's own tracking domain; null = the platform's. */
  readonly hostname: string | null;
  /** What it is called in other systems, in order. */
  readonly aliases: readonly string[];
};

export type LinkFilter = IdPageRequest & {
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly status: LinkRow["status"] | null;
  readonly search: string;
};

export type LinkChange = Partial<Pick<LinkRecord, "status" | "domainId" | "aliases">>;
export type LinkWrite =
  | { readonly kind: "written" }
  /** Another link of the workspace has it. */
  | { readonly kind: "alias-taken"; readonly alias: string; readonly slug: string }
  | { readonly kind: "slug-taken" }
  | { readonly kind: "domain-gone" };

export async function findLink(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<LinkRecord | null> {
  const row = await selectLinks(db).where(isLink(workspaceId, id)).get();
  return row ?? null;
}

export async function listLinks(
  db: D1Database,
  workspaceId: string,
  filter: LinkFilter,
): Promise<IdPage<LinkRecord>> {
  const { limit, beforeId, campaignId, publisherId, status, search } = filter;
  const rows = await selectLinks(db)
    .where(
      and(
        eq(links.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(links.id, beforeId),
        campaignId === null ? undefined : eq(links.campaignId, campaignId),
        publisherId === null ? undefined : eq(links.publisherId, publisherId),
        status === null ? undefined : eq(links.status, status),
        containsText(search, [links.slug, campaigns.name, publishers.name]),
      ),
    )
    .orderBy(desc(links.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** Slugs are one space for the whole installation; the link's number is drawn here. */
export function insertLink(
  db: D1Database,
  workspaceId: string,
  { aliases, ...row }: Omit<LinkRow, "number" | "workspaceId"> & Pick<LinkRecord, "aliases">,
  audit: AuditEntry,
): Promise<LinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control.insert(links).values({ ...row, workspaceId }),
      ...replaceAliases(db, workspaceId, row.id, aliases),
      auditStatement(db, workspaceId, audit),
    ]),
    () => findAliasHolder(db, workspaceId, row.id, aliases),
  );
}

export function updateLink(
  db: D1Database,
  workspaceId: string,
  id: string,
  { aliases, ...change }: LinkChange,
  audit: AuditEntry,
): Promise<LinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control
        .update(links)
        .set({ ...change, version: sql`${links.version} + 1`, updatedAtMs: audit.atMs })
        .where(isLink(workspaceId, id)),
      ...(aliases === undefined ? [] : replaceAliases(db, workspaceId, id, aliases)),
      auditStatement(db, workspaceId, audit),
    ]),
    () => findAliasHolder(db, workspaceId, id, aliases ?? []),
  );
}

/** Which of the things that a link would be made of are this workspace's. */
export async function findLinkParts(
  db: D1Database,
  workspaceId: string,
  parts: { readonly campaignId: string; readonly publisherId: string },
): Promise<{ readonly hasCampaign: boolean; readonly hasPublisher: boolean }> {
  const control = controlDb(db);
  const [campaign, publisher] = await control.batch([
    control
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, parts.campaignId))),
    control
      .select({ id: publishers.id })
      .from(publishers)
      .where(and(eq(publishers.workspaceId, workspaceId), eq(publishers.id, parts.publisherId))),
  ]);
  return { hasCampaign: campaign.length > 0, hasPublisher: publisher.length > 0 };
}

function selectLinks(db: D1Database) {
  return controlDb(db)
    .select({
      ...getTableColumns(links),
      campaignName: campaigns.name,
      publisherName: publishers.name,
      hostname: domains.hostname,
      aliases: aliasesOf(links.id),
    })
    .from(links)
    .innerJoin(campaigns, eq(campaigns.id, links.campaignId))
    .innerJoin(publishers, eq(publishers.id, links.publisherId))
    .leftJoin(domains, eq(domains.id, links.domainId))
    .$dynamic();
}

function isLink(workspaceId: string, id: string) {
  return and(eq(links.workspaceId, workspaceId), eq(links.id, id));
}

async function written(
  write: Promise<unknown>,
  findHolder: () => Promise<{ readonly alias: string; readonly slug: string }>,
): Promise<LinkWrite> {
  try {
    await write;
    return { kind: "written" };
  } catch (error) {
    if (isNotUnique(error, "links.slug")) return { kind: "slug-taken" };
    if (isNotUnique(error, "link_aliases.workspace_id, link_aliases.alias")) {
      return { kind: "alias-taken", ...(await findHolder()) };
    }
    if (isBrokenReference(error)) return { kind: "domain-gone" };
    throw error;
  }
}
