import { firstEntityIdAt } from "@cleverdrip/core";
import { and, eq, getTableColumns } from "drizzle-orm";
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
export async function keepReceived(
  db: D1Database,
  workspaceId: string,
  row: NewReceived,
): Promise<void> {
  const record: ReceivedRecord = { ...row, workspaceId };
  const values = KEYS.map((key) => record[key]);
  await db
    .prepare(KEEP_SQL)
    .bind(...values)
    .run();
}

const TABLE_COLUMNS = getTableColumns(receivedReports);
// Of this very object.
const KEYS = Object.keys(TABLE_COLUMNS) as (keyof ReceivedRecord)[];
const KEEP_SQL = `INSERT INTO received_reports (${KEYS.map((key) => TABLE_COLUMNS[key].name).join(", ")})
  VALUES (${KEYS.map(() => "?").join(", ")})
  ON CONFLICT (workspace_id, id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, hint = excluded.hint,
    campaign_id = excluded.campaign_id, conversion_id = excluded.conversion_id
  WHERE excluded.verdict <> 'duplicate' OR received_reports.conversion_id IS NULL`;

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
