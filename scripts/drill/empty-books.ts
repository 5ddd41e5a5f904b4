import { DatabaseSync } from "node:sqlite";
import { BOOKS } from "./book-hashes.ts";

/** How long the running product may have the database for itself, in milliseconds. */
const BUSY_MS = 10_000;

/** Deletes every row of the books, also while the product runs; totals follow by themselves. Returns how many there were. */
export function emptyBooks(path: string): number {
  const database = new DatabaseSync(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}; BEGIN IMMEDIATE`);
    let rows = 0;
    for (const table of Object.keys(BOOKS).filter((name) => !name.startsWith("total_")))
      rows += Number(database.prepare(`DELETE FROM ${table}`).run().changes);
    database.exec("COMMIT");
    return rows;
  } finally {
    database.close();
  }
}
