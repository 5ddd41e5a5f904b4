import { firstEntityIdAt } from "@cleverdrip/core";
import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { IdPage, IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { receivedReports } from "./fact-tables.ts";
import { scanPage, scanRows } from "./scan-page.ts";

export type ReceivedRecord = typeof receivedReports.$inferSelect;
export type NewReceived = Omit<ReceivedRecord, "workspaceId">;

export type ReceivedFilter = IdPageRequest & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly via: string | null;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly campaignId: string | null;
  readonly conversionId: string | null;
  readonly clickId: string | null;
  readonly txid: string | null;
};

const FILTERS = [
  "via",
  "verdict",
  "reason",
  "campaignId",
  "conversionId",
  "clickId",
  "txid",
] as const;

/** Writes a report and what became of it. Given again it stays as it was, unless it now says more than "duplicate". */
export function receivedStatement(db: D1Database, workspaceId: string, row: NewReceived) {
  const { verdict, reason, hint, campaignId, conversionId } = row;
  return eventsDb(db)
    .insert(receivedReports)
    .values({ ...row, workspaceId })
    .onConflictDoUpdate({
      target: [receivedReports.workspaceId, receivedReports.id],
      set: { verdict, reason, hint, campaignId, conversionId },
      setWhere: sql`excluded.verdict <> 'duplicate'`,
    });
}

export async function keepReceived(
  db: D1Database,
  workspaceId: string,
  row: NewReceived,
): Promise<void> {
  await receivedStatement(db, workspaceId, row);
}

export async function findReceived(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<ReceivedRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(receivedReports)
    .where(and(eq(receivedReports.workspaceId, workspaceId), eq(receivedReports.id, id)))
    .get();
  return row ?? null;
}

/** Newest first; a filter looks at a bounded number of rows a request. */
export async function listReceived(
  db: D1Database,
  workspaceId: string,
  filter: ReceivedFilter,
): Promise<IdPage<ReceivedRecord>> {
  const { id } = receivedReports;
  const { beforeId, fromMs, toMs, limit } = filter;
  const events = eventsDb(db);
  const range = and(
    eq(receivedReports.workspaceId, workspaceId),
    beforeId === null ? undefined : lt(id, beforeId),
    fromMs === null ? undefined : gte(id, firstEntityIdAt("rcv", fromMs)),
    toMs === null ? undefined : lt(id, firstEntityIdAt("rcv", toMs)),
  );
  const isFiltered = FILTERS.some((name) => filter[name] !== null);
  const rows = scanRows(isFiltered, limit);
  const scanned = events
    .select()
    .from(receivedReports)
    .where(range)
    .orderBy(desc(id))
    .limit(rows)
    .as("scanned");
  const [matches, [boundary]] = await events.batch([
    events
      .select()
      .from(scanned)
      .where(whereEqual(scanned, filter, FILTERS))
      .orderBy(desc(scanned.id))
      .limit(limit + 1),
    events
      .select({ id })
      .from(receivedReports)
      .where(range)
      .orderBy(desc(id))
      .limit(isFiltered ? 1 : 0)
      .offset(rows - 1),
  ]);
  return scanPage(matches, limit, boundary?.id ?? null);
}
