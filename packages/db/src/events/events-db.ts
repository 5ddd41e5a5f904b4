import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema.ts";

/** Typed queries over one EVENTS shard. */
export function eventsDb(db: D1Database) {
  return drizzle(db, { schema });
}
