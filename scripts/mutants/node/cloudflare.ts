import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { d1Over } from "../../../packages/faults/src/stores/d1.ts";
import { r2Over } from "../../../packages/faults/src/stores/r2.ts";
import { openSqlite } from "../../../packages/faults/src/stores/sqlite.ts";

// In the place of `cloudflare:workers`, for tests that need databases, the log and nothing else of it.

const migrations = join(import.meta.dirname, "../../../migrations");

export const env = {
  CONTROL: openD1("control"),
  EVENTS: openD1("events"),
  LOG: r2Over(new Map(), atOnce),
  IP_HASH_KEY: "test-only ip hash key, 32 characters",
  RECEIPT_KEY: "test-only receipt key, 32 characters",
  APP_ORIGIN: "http://localhost:8787",
  TRACKING_ORIGIN: "http://localhost:8787",
};

export { DurableObject, waitUntil } from "../../../packages/faults/src/cloudflare.ts";

async function atOnce<T>(work: () => T): Promise<T> {
  return work();
}

function openD1(name: string): D1Database {
  const folder = join(migrations, name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const sqlite = openSqlite(
    files.toSorted().map((file) => readFileSync(join(folder, file), "utf8")),
  );
  return d1Over(sqlite, atOnce);
}
