import { firstEntityIdAt } from "@cleverdrip/core";
import { and, eq, sql } from "drizzle-orm";
import type { IdPage } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { receivedReports } from "./fact-tables.ts";
import { scanPage, type TimedPageRequest } from "./scan-page.ts";

export type ReceivedRecord = typeof receivedReports.$inferSelect;
export type NewReceived = Omit<ReceivedRecord, "workspaceId">;

export type ReceivedFilter = TimedPageRequest & {
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

/**
 * Writes a report and what became of it. Given again it stays as it was, unless it now says more than "duplicate", or nothing
 * was recorded of it before.
 */
export function receivedStatement(db: D1Database, workspaceId: string, row: NewReceived) {
  const { verdict, reason, hint, campaignId, conversionId } = row;
  return eventsDb(db)
    .insert(receivedReports)
    .values({ ...row, workspaceId })
    .onConflictDoUpdate({
      target: [receivedReports.workspaceId, receivedReports.id],
      set: { verdict, reason, hint, campaignId, conversionId },
      setWhere: sql`excluded.verdict <> 'duplicate' OR ${receivedReports.conversionId} IS NULL`,
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
export function listReceived(
  db: D1Database,
  workspaceId: string,
  filter: ReceivedFilter,
): Promise<IdPage<ReceivedRecord>> {
  return scanPage(eventsDb(db), {
    table: receivedReports,
    workspaceId,
    page: filter,
    firstIdAt: (atMs) => firstEntityIdAt("rcv", atMs),
    wanted: whereEqual(receivedReports, filter, FILTERS),
  });
}
