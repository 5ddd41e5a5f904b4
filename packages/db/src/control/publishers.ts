import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { isNotUnique } from "../constraint.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { publishers } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { links, smartLinks } from "./link-tables.ts";
import { containsText, inIds } from "./search.ts";

export type PublisherRecord = typeof publishers.$inferSelect;
/** What is left out has the default of its column. */
export type NewPublisherRecord = typeof publishers.$inferInsert;

export type PublisherFilter = IdPageRequest & {
  readonly status: PublisherRecord["status"] | null;
  readonly tier: string | null;
  readonly search: string;
};

export type PublisherChange = Partial<
  Pick<PublisherRecord, "name" | "email" | "tier" | "terms" | "thresholdMicros" | "pastTerms">
>;
export type PublisherWrite = { readonly kind: "written" } | { readonly kind: "email-taken" };

export async function findPublisher(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<PublisherRecord | null> {
  const row = await controlDb(db)
    .select()
    .from(publishers)
    .where(isPublisher(workspaceId, id))
    .get();
  return row ?? null;
}

/** Of these ids those that are the workspace's, by id. */
export async function readPublishers(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublisherRecord>> {
  const rows = await controlDb(db)
    .select()
    .from(publishers)
    .where(and(eq(publishers.workspaceId, workspaceId), inIds(publishers.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function listPublishers(
  db: D1Database,
  workspaceId: string,
  { status, tier, search, limit, beforeId }: PublisherFilter,
): Promise<IdPage<PublisherRecord>> {
  const rows = await controlDb(db)
    .select()
    .from(publishers)
    .where(
      and(
        eq(publishers.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(publishers.id, beforeId),
        status === null ? undefined : eq(publishers.status, status),
        tier === null ? undefined : eq(publishers.tier, tier),
        containsText(search, [publishers.name, publishers.email]),
      ),
    )
    .orderBy(desc(publishers.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** An e-mail address stands for one publisher of a workspace. */
export function insertPublisher(
  db: D1Database,
  workspaceId: string,
  record: NewPublisherRecord,
  audit: AuditEntry,
): Promise<PublisherWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control.insert(publishers).values({ ...record, workspaceId }),
      auditStatement(db, workspaceId, audit),
    ]),
  );
}

export function updatePublisher(
  db: D1Database,
  workspaceId: string,
  id: string,
  change: PublisherChange,
  audit: AuditEntry,
): Promise<PublisherWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control
        .update(publishers)
        .set({ ...change, updatedAtMs: audit.atMs })
        .where(isPublisher(workspaceId, id)),
      auditStatement(db, workspaceId, audit),
    ]),
  );
}

/** The publisher's status is part of every snapshot of its links, smart ones too: all of them get a new version with it. */
export async function setPublisherStatus(
  db: D1Database,
  workspaceId: string,
  id: string,
  status: PublisherRecord["status"],
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control
      .update(publishers)
      .set({ status, updatedAtMs: audit.atMs })
      .where(isPublisher(workspaceId, id)),
    control
      .update(links)
      .set({ version: sql`${links.version} + 1` })
      .where(and(eq(links.workspaceId, workspaceId), eq(links.publisherId, id))),
    control
      .update(smartLinks)
      .set({ version: sql`${smartLinks.version} + 1` })
      .where(and(eq(smartLinks.workspaceId, workspaceId), eq(smartLinks.publisherId, id))),
    auditStatement(db, workspaceId, audit),
  ]);
}

/** Slugs of its links and smart links. */
export async function listPublisherSlugs(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
): Promise<string[]> {
  const control = controlDb(db);
  const [plain, smart] = await control.batch([
    control
      .select({ slug: links.slug })
      .from(links)
      .where(and(eq(links.workspaceId, workspaceId), eq(links.publisherId, publisherId)))
      .orderBy(asc(links.number)),
    control
      .select({ slug: smartLinks.slug })
      .from(smartLinks)
      .where(and(eq(smartLinks.workspaceId, workspaceId), eq(smartLinks.publisherId, publisherId)))
      .orderBy(asc(smartLinks.id)),
  ]);
  return [...plain, ...smart].map((row) => row.slug);
}

function isPublisher(workspaceId: string, id: string) {
  return and(eq(publishers.workspaceId, workspaceId), eq(publishers.id, id));
}

async function written(write: Promise<unknown>): Promise<PublisherWrite> {
  try {
    await write;
    return { kind: "written" };
  } catch (error) {
    if (isNotUnique(error, "publishers.workspace_id, publishers.email")) {
      return { kind: "email-taken" };
    }
    throw error;
  }
}
