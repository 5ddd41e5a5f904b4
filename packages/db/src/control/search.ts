import { or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Rows with the text in one of the columns; letters A to Z match in either case, wildcards stand for themselves. */
export function containsText(text: string, columns: readonly SQLiteColumn[]): SQL | undefined {
  if (text === "") return undefined;
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(...columns.map((column) => sql`${column} LIKE ${pattern} ESCAPE '\\'`));
}

/** `column IN (ids)` with one parameter however many ids: D1 allows a hundred. */
export function inIds(column: SQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
