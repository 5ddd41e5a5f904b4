import type { Counts } from "@cleverdrip/core";
import { sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Sums of one key and one currency: money of two currencies is never added. */
export type SumRow = Counts & { readonly key: string; readonly currency: string };

/** What one report reads, as of one moment. */
export type Sums = {
  readonly rows: readonly SumRow[];
  /** Over everything the report covers, also rows beyond its limit; one for each currency. */
  readonly totals: readonly SumRow[];
  readonly dataUpToMs: number | null;
};

export function sumColumns(table: Readonly<Record<keyof Counts, SQLiteColumn>>) {
  return {
    grossClicks: sum(table.grossClicks),
    clicks: sum(table.clicks),
    uniqueClicks: sum(table.uniqueClicks),
    newVisitors: sum(table.newVisitors),
    impressions: sum(table.impressions),
    clickThroughs: sum(table.clickThroughs),
    conversions: sum(table.conversions),
    pendingConversions: sum(table.pendingConversions),
    rejectedConversions: sum(table.rejectedConversions),
    revenueMicros: sum(table.revenueMicros),
    payoutMicros: sum(table.payoutMicros),
  };
}

function sum(column: SQLiteColumn): SQL<number> {
  return sql<number>`sum(${column})`;
}
