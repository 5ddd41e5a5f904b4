import { drizzle } from "drizzle-orm/d1";

/** Typed queries over one EVENTS shard. Without its list of tables: only relational queries need it, and reading it takes longer than a query. */
export function eventsDb(db: D1Database) {
  return drizzle(db);
}
