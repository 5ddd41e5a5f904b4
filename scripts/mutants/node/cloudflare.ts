import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { d1Over } from "../../../packages/faults/src/stores/d1.ts";
import { openSqlite } from "../../../packages/faults/src/stores/sqlite.ts";
import { memoryR2 } from "./memory-r2.ts";

// In the place of `cloudflare:workers`, for tests that need databases, the log and nothing else of it.

const migrations = join(import.meta.dirname, "../../../migrations");

export const env = {
  CONTROL: openD1("control"),
  EVENTS: openD1("events"),
  LOG: memoryR2(),
  IP_HASH_KEY: "test-only ip hash key, 32 characters",
  APP_ORIGIN: "http://localhost:8787",
  TRACKING_ORIGIN: "http://localhost:8787",
};

export { DurableObject, waitUntil } from "../../../packages/faults/src/cloudflare.ts";

function openD1(name: string): D1Database {
  const folder = join(migrations, name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const sqlite = openSqlite(
    files.toSorted().map((file) => readFileSync(join(folder, file), "utf8")),
  );
  return d1Over(sqlite, async (work) => work());
}
