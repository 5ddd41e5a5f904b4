import { asSqlite, type Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { DatabaseSync } from "node:sqlite";

/** A database in a file of its own that goes away by itself, of which so much is in memory. */
export function openTemporary(schema: readonly string[], cacheMib: number): Sqlite {
  const db = new DatabaseSync("");
  db.exec(
    `PRAGMA cache_size = -${cacheMib * 1_024}; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY`,
  );
  for (const sql of schema) db.exec(sql);
  // Nothing is ever committed: what a commit costs grows with what has changed and is still in memory.
  db.exec("BEGIN");
  return asSqlite(db, { begin: "SAVEPOINT whole", undo: "ROLLBACK TO whole; RELEASE whole" });
}
