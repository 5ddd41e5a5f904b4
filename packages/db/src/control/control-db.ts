import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema.ts";

/** Typed queries over CONTROL. */
export function controlDb(db: D1Database) {
  return drizzle(db, { schema });
}
