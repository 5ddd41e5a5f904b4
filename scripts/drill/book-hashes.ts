import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

export type BookHash = { readonly table: string; readonly rows: number; readonly hash: string };

/** What has to be the same after a restore, by table the columns that say only who wrote a row and when. */
export const BOOKS: Readonly<Record<string, readonly string[]>> = {
  rollup_hourly: [],
  rollup_daily: [],
  facet_daily: [],
  clicks: [],
  click_batches: ["attempt", "stored_at_ms"],
  conversions: ["attempt", "visitor_id", "data_at_ms"],
  conversion_history: [],
  payout_ledger: [],
  statement_payments: [],
  ledger_locks: [],
  click_earnings: [],
  freshness: [],
  views: [],
  click_fingerprints: [],
  total_daily: [],
  total_monthly: [],
};

/** SHA-256 over the rows of each book, whatever their order. */
export function bookHashes(path: string): readonly BookHash[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Object.entries(BOOKS).map(([table, left]) => {
      const rows = database
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .filter((row) => countsSomething(table, row))
        .map((row) =>
          JSON.stringify(row, (name, value) => (left.includes(name) ? undefined : value)),
        )
        .toSorted();
      const hash = createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16);
      return { table, rows: rows.length, hash };
    });
  } finally {
    database.close();
  }
}

/** A bucket that counts nothing says nothing: one that was taken back to zero, as after a change of a click's facets. */
function countsSomething(table: string, row: Readonly<Record<string, unknown>>): boolean {
  if (!/^(rollup|facet|total)/.test(table)) return true;
  return Object.entries(row).some(
    ([name, value]) => name !== "hour_ms" && typeof value === "number" && value !== 0,
  );
}
