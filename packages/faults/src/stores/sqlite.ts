import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

export type Rows = {
  readonly results: readonly unknown[];
  readonly meta: { readonly changes: number };
};

type Compiled = {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
  arrays: StatementSync | null;
};

/** A database with each statement compiled once. */
export type Sqlite = {
  readonly exec: (sql: string) => void;
  readonly execute: (sql: string, values: readonly SQLInputValue[]) => Rows;
  /** Rows as lists of values. */
  readonly arrays: (sql: string, values: readonly SQLInputValue[]) => readonly unknown[][];
  /** All or nothing. */
  readonly together: <T>(work: () => T) => T;
  /** Whatever is written from now on is gone after `undo`. */
  readonly begin: () => void;
  readonly undo: () => void;
};

/** Each statement compiled once, and once more where its rows are asked for as lists. */
function createCompiler(db: DatabaseSync) {
  const known = new Map<string, Compiled>();
  function compiled(sql: string): Compiled {
    const found = known.get(sql);
    if (found !== undefined) return found;
    const statement = db.prepare(planned(sql));
    const made = { statement, returnsRows: statement.columns().length > 0, arrays: null };
    known.set(sql, made);
    return made;
  }
  function compiledForArrays(sql: string): StatementSync {
    const own = compiled(sql);
    if (own.arrays === null) {
      own.arrays = db.prepare(planned(sql));
      own.arrays.setReturnArrays(true);
    }
    return own.arrays;
  }
  return { compiled, compiledForArrays };
}

/** With a limit that is a parameter by itself, SQLite compiles the statement anew for every value that it is given. */
function planned(sql: string): string {
  return sql.replaceAll(/\blimit (\?\d*)/gi, "LIMIT $1 + 0");
}

export function openSqlite(schema: readonly string[]): Sqlite {
  const db = new DatabaseSync(":memory:");
  // A page is copied whenever something of it changes, and there is little on each.
  db.exec("PRAGMA page_size = 1024; PRAGMA temp_store = MEMORY");
  for (const sql of schema) db.exec(sql);
  return asSqlite(db, { begin: "BEGIN", undo: "ROLLBACK" });
}

/** `whole`: the statements by which whatever is written can be undone. */
export function asSqlite(
  db: DatabaseSync,
  whole: { readonly begin: string; readonly undo: string },
): Sqlite {
  const { compiled, compiledForArrays } = createCompiler(db);
  const savepoint = {
    set: db.prepare("SAVEPOINT s"),
    keep: db.prepare("RELEASE s"),
    back: db.prepare("ROLLBACK TO s"),
  };
  const [begin = [], undo = []] = [whole.begin, whole.undo].map((sql) =>
    sql.split(";").map((one) => db.prepare(one)),
  );
  return {
    exec: (sql) => db.exec(sql),
    execute(sql, values) {
      const { statement, returnsRows } = compiled(sql);
      if (returnsRows) {
        const results = statement.all(...values);
        return { results, meta: { changes: results.length } };
      }
      return { results: [], meta: { changes: Number(statement.run(...values).changes) } };
    },
    // As `setReturnArrays` has it.
    arrays: (sql, values) => compiledForArrays(sql).all(...values) as unknown as unknown[][],
    together(work) {
      savepoint.set.run();
      try {
        const result = work();
        savepoint.keep.run();
        return result;
      } catch (error) {
        savepoint.back.run();
        savepoint.keep.run();
        throw error;
      }
    },
    begin: () => begin.forEach((statement) => statement.run()),
    undo: () => undo.forEach((statement) => statement.run()),
  };
}
