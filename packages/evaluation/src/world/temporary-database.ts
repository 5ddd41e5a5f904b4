import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { DatabaseSync, type StatementSync } from "node:sqlite";

type Compiled = {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
  arrays: StatementSync | null;
};

/** A database in a file of its own that goes away by itself, of which so much is in memory, with each statement compiled once. */
export function openTemporary(schema: readonly string[], cacheMib: number): Sqlite {
  const db = new DatabaseSync("");
  db.exec(
    `PRAGMA cache_size = -${cacheMib * 1_024}; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY`,
  );
  for (const sql of schema) db.exec(sql);
  // Nothing is ever committed: what a commit costs grows with what has changed and is still in memory.
  db.exec("BEGIN");
  const compiled = createCompiler(db);
  return {
    exec: (sql) => db.exec(sql),
    execute(sql, values) {
      const { statement, returnsRows } = compiled(sql);
      if (!returnsRows)
        return { results: [], meta: { changes: Number(statement.run(...values).changes) } };
      const results = statement.all(...values);
      return { results, meta: { changes: results.length } };
    },
    arrays(sql, values) {
      const own = compiled(sql);
      if (own.arrays === null) {
        own.arrays = db.prepare(planned(sql));
        own.arrays.setReturnArrays(true);
      }
      // As `setReturnArrays` has it.
      return own.arrays.all(...values) as unknown as unknown[][];
    },
    together: togetherIn(db),
    begin: () => db.exec("SAVEPOINT whole"),
    undo: () => db.exec("ROLLBACK TO whole; RELEASE whole"),
  };
}

function createCompiler(db: DatabaseSync): (sql: string) => Compiled {
  const known = new Map<string, Compiled>();
  return (sql) => {
    const found = known.get(sql);
    if (found !== undefined) return found;
    const statement = db.prepare(planned(sql));
    const made = { statement, returnsRows: statement.columns().length > 0, arrays: null };
    known.set(sql, made);
    return made;
  };
}

function togetherIn(db: DatabaseSync): Sqlite["together"] {
  const set = db.prepare("SAVEPOINT s");
  const keep = db.prepare("RELEASE s");
  const back = db.prepare("ROLLBACK TO s");
  return (work) => {
    set.run();
    try {
      const result = work();
      keep.run();
      return result;
    } catch (error) {
      back.run();
      keep.run();
      throw error;
    }
  };
}

/** With a limit that is a parameter by itself, SQLite compiles the statement anew for every value that it is given. */
function planned(sql: string): string {
  return sql.replaceAll(/\blimit (\?\d*)/gi, "LIMIT $1 + 0");
}
