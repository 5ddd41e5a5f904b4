import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { isBrokenReference, isNotUnique } from "../constraint.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { publishers } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { domains, smartLinks } from "./link-tables.ts";
import { containsText } from "./search.ts";
import { readMembers, replaceMembers, type MemberRecord } from "./smart-link-members.ts";

export type SmartLinkRow = typeof smartLinks.$inferSelect;
export type SmartLinkRecord = SmartLinkRow & {
  readonly publisherName: string;
  /** Host of its own tracking domain; null = the platform's. */
  readonly hostname: string | null;
  /** In the order they were given. */
  readonly members: readonly MemberRecord[];
};

export type SmartLinkFilter = IdPageRequest & {
  readonly publisherId: string | null;
  readonly status: SmartLinkRow["status"] | null;
  readonly search: string;
};

export type NewMember = Pick<MemberRecord, "linkId" | "weight">;
export type SmartLinkChange = Partial<Pick<SmartLinkRow, "name" | "status" | "domainId">> & {
  readonly members?: readonly NewMember[];
};

export type SmartLinkWrite =
  | { readonly kind: "written" }
  | { readonly kind: "slug-taken" }
  | { readonly kind: "domain-gone" };

export async function findSmartLink(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<SmartLinkRecord | null> {
  const row = await selectSmartLinks(db).where(isSmartLink(workspaceId, id)).get();
  if (row === undefined) return null;
  return { ...row, members: (await readMembers(db, workspaceId, [id])).get(id) ?? [] };
}

export async function listSmartLinks(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId, publisherId, status, search }: SmartLinkFilter,
): Promise<IdPage<SmartLinkRecord>> {
  const rows = await selectSmartLinks(db)
    .where(
      and(
        eq(smartLinks.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(smartLinks.id, beforeId),
        publisherId === null ? undefined : eq(smartLinks.publisherId, publisherId),
        status === null ? undefined : eq(smartLinks.status, status),
        containsText(search, [smartLinks.name, smartLinks.slug, publishers.name]),
      ),
    )
    .orderBy(desc(smartLinks.id))
    .limit(limit + 1);
  const page = idPage(rows, limit);
  const membersOf = await readMembers(
    db,
    workspaceId,
    page.rows.map((row) => row.id),
  );
  return {
    lastId: page.lastId,
    rows: page.rows.map((row) => ({ ...row, members: membersOf.get(row.id) ?? [] })),
  };
}

/** Slugs are one space with those of links. Members must be known to be links of the workspace. */
export function insertSmartLink(
  db: D1Database,
  workspaceId: string,
  {
    members,
    ...row
  }: Omit<SmartLinkRow, "workspaceId"> & { readonly members: readonly NewMember[] },
  audit: AuditEntry,
): Promise<SmartLinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control.insert(smartLinks).values({ ...row, workspaceId }),
      ...replaceMembers(db, workspaceId, row.id, members),
      auditStatement(db, workspaceId, audit),
    ]),
  );
}

export function updateSmartLink(
  db: D1Database,
  workspaceId: string,
  id: string,
  { members, ...change }: SmartLinkChange,
  audit: AuditEntry,
): Promise<SmartLinkWrite> {
  const control = controlDb(db);
  return written(
    control.batch([
      control
        .update(smartLinks)
        .set({ ...change, version: sql`${smartLinks.version} + 1`, updatedAtMs: audit.atMs })
        .where(isSmartLink(workspaceId, id)),
      ...(members === undefined ? [] : replaceMembers(db, workspaceId, id, members)),
      auditStatement(db, workspaceId, audit),
    ]),
  );
}

function selectSmartLinks(db: D1Database) {
  return controlDb(db)
    .select({
      ...getTableColumns(smartLinks),
      publisherName: publishers.name,
      hostname: domains.hostname,
    })
    .from(smartLinks)
    .innerJoin(publishers, eq(publishers.id, smartLinks.publisherId))
    .leftJoin(domains, eq(domains.id, smartLinks.domainId))
    .$dynamic();
}

function isSmartLink(workspaceId: string, id: string) {
  return and(eq(smartLinks.workspaceId, workspaceId), eq(smartLinks.id, id));
}

async function written(write: Promise<unknown>): Promise<SmartLinkWrite> {
  try {
    await write;
    return { kind: "written" };
  } catch (error) {
    if (isNotUnique(error, "smart_links.slug")) return { kind: "slug-taken" };
    if (isBrokenReference(error)) return { kind: "domain-gone" };
    throw error;
  }
}
