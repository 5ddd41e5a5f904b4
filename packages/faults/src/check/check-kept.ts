import type { World } from "../world/world.ts";

/** What is kept for good, as text by table. */
export type Kept = ReadonlyMap<string, string>;

const TABLES = [
  "conversions",
  "conversion_history",
  "payout_ledger",
  "rollup_hourly",
  "rollup_daily",
  "facet_daily",
] as const;

export function readKept({ events }: World): Kept {
  return new Map(
    TABLES.map((table) => [
      table,
      JSON.stringify(events.execute(`SELECT * FROM ${table}`, []).results),
    ]),
  );
}

/** All that had to be in the log before its row could go was in it. */
export function checkGone({ events }: World): readonly string[] {
  const { results } = events.execute("SELECT count(*) AS clicks FROM clicks HAVING clicks > 0", []);
  return results.map((row) => `clicks outlive their hot window: ${JSON.stringify(row)}`);
}

/** What retention takes away leaves no trace in what counts. */
export function checkKept(before: Kept, after: Kept): readonly string[] {
  return TABLES.filter((table) => before.get(table) !== after.get(table)).map(
    (table) => `I4 ${table} is another after old rows are gone`,
  );
}
