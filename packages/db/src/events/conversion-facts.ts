import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { deliveries } from "./delivery-tables.ts";
import { capUsage, conversionHistory, payoutLedger } from "./fact-tables.ts";
import { recordColumns } from "./record-columns.ts";

export type HistoryRecord = typeof conversionHistory.$inferSelect;
export type LedgerRecord = typeof payoutLedger.$inferSelect;
export type DeliveryRecord = typeof deliveries.$inferSelect;
export type CapUsageRecord = typeof capUsage.$inferSelect;

/** What has been written for one conversion, oldest first. */
export type ConversionFacts = {
  readonly history: readonly HistoryRecord[];
  readonly ledger: readonly LedgerRecord[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Of the counters asked for, those that run. */
  readonly capUsage: readonly CapUsageRecord[];
};

/** More of one kind than anybody reads about one conversion. */
const MOST = 200;

/** `capKeys` name counters: their periods are sorted out by whoever asks. */
export async function readConversionFacts(
  db: D1Database,
  workspaceId: string,
  conversionId: string,
  capKeys: readonly string[],
): Promise<ConversionFacts> {
  const own = (sql: string) => db.prepare(sql).bind(workspaceId, conversionId);
  const [history, ledger, sent, usage] = await db.batch([
    own(HISTORY_SQL),
    own(LEDGER_SQL),
    own(DELIVERIES_SQL),
    db.prepare(USAGE_SQL).bind(workspaceId, JSON.stringify(capKeys)),
  ]);
  return {
    // Each as its statement says.
    history: (history?.results ?? []) as HistoryRecord[],
    ledger: (ledger?.results ?? []) as LedgerRecord[],
    deliveries: (sent?.results ?? []) as DeliveryRecord[],
    capUsage: (usage?.results ?? []) as CapUsageRecord[],
  };
}

/** Indexes are named: of itself SQLite, which has no statistics, goes through all that the workspace has of a table. */
const of = (table: SQLiteTable, from: string, order: string) =>
  `SELECT ${recordColumns(table)} FROM ${from} WHERE workspace_id = ?1 AND conversion_id = ?2 ORDER BY ${order} LIMIT ${MOST}`;
const HISTORY_SQL = of(conversionHistory, "conversion_history", "sequence");
const LEDGER_SQL = of(payoutLedger, "payout_ledger INDEXED BY payout_ledger_once", "sequence, id");
const DELIVERIES_SQL = of(deliveries, "deliveries INDEXED BY deliveries_conversion", "id");
const USAGE_SQL = `
  SELECT ${recordColumns(capUsage)} FROM cap_usage
  WHERE workspace_id = ?1 AND key IN (SELECT value FROM json_each(?2)) LIMIT ${MOST}`;
