import { and, desc, eq, lt, sql } from "drizzle-orm";
import { isBrokenReference, isNotUnique } from "../constraint.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { controlDb } from "./control-db.ts";
import { domains } from "./link-tables.ts";

export type DomainRecord = typeof domains.$inferSelect;
export type NewDomainRecord = Omit<typeof domains.$inferInsert, "updatedAtMs">;
export type DomainChange = Partial<Pick<DomainRecord, "scriptPath" | "eventPath">>;
export type DomainInsert = { readonly kind: "written" } | { readonly kind: "hostname-taken" };
export type DomainRemoval = { readonly kind: "removed" } | { readonly kind: "in-use" };

export async function findDomain(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<DomainRecord | null> {
  const row = await controlDb(db).select().from(domains).where(isDomain(workspaceId, id)).get();
  return row ?? null;
}

export async function listDomains(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId }: IdPageRequest,
): Promise<IdPage<DomainRecord>> {
  const rows = await controlDb(db)
    .select()
    .from(domains)
    .where(
      and(
        eq(domains.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(domains.id, beforeId),
      ),
    )
    .orderBy(desc(domains.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** A host name leads to one workspace of the installation. */
export async function insertDomain(
  db: D1Database,
  workspaceId: string,
  record: NewDomainRecord,
  audit: AuditEntry,
): Promise<DomainInsert> {
  const control = controlDb(db);
  try {
    await control.batch([
      control.insert(domains).values({ ...record, workspaceId, updatedAtMs: record.createdAtMs }),
      auditStatement(db, workspaceId, audit),
    ]);
    return { kind: "written" };
  } catch (error) {
    if (isNotUnique(error, "domains.hostname")) return { kind: "hostname-taken" };
    throw error;
  }
}

export async function updateDomain(
  db: D1Database,
  workspaceId: string,
  id: string,
  change: DomainChange,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  // Two changes of one millisecond are two versions.
  const updatedAtMs = sql`max(${domains.updatedAtMs} + 1, ${audit.atMs})`;
  await control.batch([
    control
      .update(domains)
      .set({ ...change, updatedAtMs })
      .where(isDomain(workspaceId, id)),
    auditStatement(db, workspaceId, audit),
  ]);
}

/** The links' reference to the domain is what keeps it: the database refuses while there is one. */
export async function removeDomain(
  db: D1Database,
  workspaceId: string,
  id: string,
  audit: AuditEntry,
): Promise<DomainRemoval> {
  const control = controlDb(db);
  try {
    await control.batch([
      control.delete(domains).where(isDomain(workspaceId, id)),
      auditStatement(db, workspaceId, audit),
    ]);
    return { kind: "removed" };
  } catch (error) {
    if (isBrokenReference(error)) return { kind: "in-use" };
    throw error;
  }
}

function isDomain(workspaceId: string, id: string) {
  return and(eq(domains.workspaceId, workspaceId), eq(domains.id, id));
}
