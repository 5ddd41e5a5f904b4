import { drizzle } from "drizzle-orm/d1";

/** Typed queries over CONTROL. Without its list of tables: only relational queries need it, and reading it takes longer than a query. */
export function controlDb(db: D1Database) {
  return drizzle(db);
}
