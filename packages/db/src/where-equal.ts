import { and, eq, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Equality with every wanted value that is not null; undefined where none is wanted. */
export function whereEqual<K extends string>(
  columns: Readonly<Record<K, SQLiteColumn>>,
  wanted: Readonly<Record<K, string | null>>,
  names: readonly K[],
): SQL | undefined {
  return and(
    ...names.map((name) => (wanted[name] === null ? undefined : eq(columns[name], wanted[name]))),
  );
}
