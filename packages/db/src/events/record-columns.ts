import { getTableColumns } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * All columns of a table for a statement of one's own, each under its name in the record. Only for tables of texts and numbers,
 * which are stored as the record has them.
 */
export function recordColumns(table: SQLiteTable): string {
  const columns = Object.entries(getTableColumns(table));
  return columns.map(([key, { name }]) => `${name} AS "${key}"`).join(", ");
}
