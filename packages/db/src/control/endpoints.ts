import { and, desc, eq, lt } from "drizzle-orm";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { controlDb } from "./control-db.ts";
import { endpoints } from "./endpoint-tables.ts";
import { inIds } from "./search.ts";

export type EndpointRecord = typeof endpoints.$inferSelect;

export type EndpointFilter = IdPageRequest & {
  readonly kind: string | null;
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly status: string | null;
};

export type EndpointChange = Partial<
  Pick<
    EndpointRecord,
    | "name"
    | "url"
    | "allowHttp"
    | "campaignId"
    | "eventTypeId"
    | "filter"
    | "secrets"
    | "status"
    | "statusReason"
  >
>;

const FILTERS = ["kind", "publisherId", "campaignId", "status"] as const;

export async function findEndpoint(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<EndpointRecord | null> {
  const row = await controlDb(db).select().from(endpoints).where(isEndpoint(workspaceId, id)).get();
  return row ?? null;
}

export async function listEndpoints(
  db: D1Database,
  workspaceId: string,
  filter: EndpointFilter,
): Promise<IdPage<EndpointRecord>> {
  const { limit, beforeId } = filter;
  const rows = await controlDb(db)
    .select()
    .from(endpoints)
    .where(
      and(
        eq(endpoints.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(endpoints.id, beforeId),
        whereEqual(endpoints, filter, FILTERS),
      ),
    )
    .orderBy(desc(endpoints.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** Those of the given ids that the workspace has. */
export async function readEndpoints(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<EndpointRecord[]> {
  if (ids.length === 0) return [];
  return controlDb(db)
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.workspaceId, workspaceId), inIds(endpoints.id, ids)));
}

export async function insertEndpoint(
  db: D1Database,
  workspaceId: string,
  record: EndpointRecord,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control.insert(endpoints).values({ ...record, workspaceId }),
    auditStatement(db, workspaceId, audit),
  ]);
}

export async function updateEndpoint(
  db: D1Database,
  workspaceId: string,
  id: string,
  change: EndpointChange,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control
      .update(endpoints)
      .set({ ...change, updatedAtMs: audit.atMs })
      .where(isEndpoint(workspaceId, id)),
    auditStatement(db, workspaceId, audit),
  ]);
}

/** Its deliveries stay as what was told to whom; those still waiting find nobody to be told. */
export async function removeEndpoint(
  db: D1Database,
  workspaceId: string,
  id: string,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control.delete(endpoints).where(isEndpoint(workspaceId, id)),
    auditStatement(db, workspaceId, audit),
  ]);
}

function isEndpoint(workspaceId: string, id: string) {
  return and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.id, id));
}
