import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { isBrokenReference, isNotUnique } from "../constraint.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { campaigns, publishers } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { domains, links } from "./link-tables.ts";
import { containsText } from "./search.ts";

export type LinkRow = typeof links.$inferSelect;
export type LinkRecord = LinkRow & {
  readonly campaignName: string;
  readonly publisherName: string;
  /** Host of the link's own tracking domain; null = the platform's. */
  readonly hostname: string | null;
};

export type LinkFilter = IdPageRequest & {
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly status: LinkRow["status"] | null;
  readonly search: string;
};

export type LinkChange = Partial<Pick<LinkRow, "status" | "domainId">>;
export type LinkWrite =
  | { readonly kind: "written" }
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
  row: Omit<LinkRow, "number" | "workspaceId">,
  audit: AuditEntry,
): Promise<LinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control.insert(links).values({ ...row, workspaceId }),
      auditStatement(db, workspaceId, audit),
    ]),
  );
}

export function updateLink(
  db: D1Database,
  workspaceId: string,
  id: string,
  change: LinkChange,
  audit: AuditEntry,
): Promise<LinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control
        .update(links)
        .set({ ...change, version: sql`${links.version} + 1`, updatedAtMs: audit.atMs })
        .where(isLink(workspaceId, id)),
      auditStatement(db, workspaceId, audit),
    ]),
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

async function written(write: Promise<unknown>): Promise<LinkWrite> {
  try {
    await write;
    return { kind: "written" };
  } catch (error) {
    if (isNotUnique(error, "links.slug")) return { kind: "slug-taken" };
    if (isBrokenReference(error)) return { kind: "domain-gone" };
    throw error;
  }
}
