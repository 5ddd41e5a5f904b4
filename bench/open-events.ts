import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Miniflare names the files of its databases by a hash: EVENTS is the one that has clicks. */
export function openEvents(folder: string): DatabaseSync {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".sqlite")) continue;
    const database = new DatabaseSync(join(folder, name));
    const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'clicks'").get();
    if (found !== undefined) return database;
    database.close();
  }
  throw new Error(`there is no EVENTS in ${folder}`);
}
