import { REBUILT_BOOKS } from "@cleverdrip/db";
import type { Sqlite } from "../stores/sqlite.ts";

/** Rows as text, by table. */
export type Books = ReadonlyMap<string, readonly string[]>;

/** A bucket that counts nothing says nothing. */
const BUCKETS = /^(rollup|facet|total)/;

const columns = new Map<string, readonly string[]>();

/** By place: names that are left out are "". */
function columnsOf(events: Sqlite, table: string): readonly string[] {
  const known = columns.get(table);
  if (known !== undefined) return known;
  const rows = events.arrays(`SELECT name FROM pragma_table_info('${table}')`, []);
  const names = rows.map(([name]) =>
    REBUILT_BOOKS[table]?.includes(String(name)) ? "" : String(name),
  );
  columns.set(table, names);
  return names;
}

const TABLES = [...Object.keys(REBUILT_BOOKS), "total_daily", "total_monthly"];

export function readBooks(events: Sqlite): Books {
  return new Map(TABLES.map((table) => [table, readTable(events, table)]));
}

function readTable(events: Sqlite, table: string): readonly string[] {
  const names = columnsOf(events, table);
  const isBucket = BUCKETS.test(table);
  return events
    .arrays(`SELECT * FROM ${table}`, [])
    .filter((row) => !isBucket || row.some((value, i) => names[i] !== "hour_ms" && isCount(value)))
    .map((row) => JSON.stringify(row.map((value, i) => (names[i] === "" ? "" : value))))
    .toSorted();
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value !== 0;
}

/** Of each table that differs, the first row of each side that the other does not have. */
export function differingBooks(before: Books, after: Books): readonly string[] {
  return [...before].flatMap(([table, rows]) => {
    const found = after.get(table) ?? [];
    if (rows.join() === found.join()) return [];
    const lacks = rows.find((row) => !found.includes(row)) ?? "none";
    const more = found.find((row) => !rows.includes(row)) ?? "none";
    return [`${table}: not there is ${lacks}, there instead is ${more}`];
  });
}
