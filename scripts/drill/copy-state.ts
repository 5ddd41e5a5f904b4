import { cpSync, existsSync, globSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Copies a local installation, also while it runs: each database as of one moment. Databases come before the blobs that they
 * name, so that no blob is missing.
 */
export function copyState(from: string, to: string): void {
  const databases = globSync("state/**/*.sqlite", { cwd: from });
  const isDatabase = (path: string) => /\.sqlite(-wal|-shm)?$/.test(path);
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !isDatabase(path) && !path.endsWith(".log"),
  });
  for (const path of databases) copyDatabase(`${from}/${path}`, `${to}/${path}`);
}

/** As of now, with what is still in its write-ahead log. */
export function copyDatabase(from: string, to: string): void {
  for (const path of [to, `${to}-wal`, `${to}-shm`]) if (existsSync(path)) rmSync(path);
  const database = new DatabaseSync(from);
  try {
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

/** The file of the local events database: the one with the batch ledger. */
export function eventsFile(folder: string): string {
  const files = globSync("state/v3/d1/**/*.sqlite", { cwd: folder }).map(
    (own) => `${folder}/${own}`,
  );
  const found = files.find((path) => hasTable(path, "click_batches"));
  if (found === undefined) throw new Error(`${folder} holds no events database.`);
  return found;
}

function hasTable(path: string, name: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
    return database.prepare(sql).get(name) !== undefined;
  } finally {
    database.close();
  }
}
