import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

export type Rows = {
  readonly results: readonly unknown[];
  readonly meta: { readonly changes: number };
};

type Row = (values: readonly unknown[]) => object;

type Compiled = {
  /** Its rows are lists of values. */
  readonly statement: StatementSync;
  /** null: it returns no rows. */
  readonly toRow: Row | null;
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

/** Each statement compiled once. */
function createCompiler(db: DatabaseSync) {
  const known = new Map<string, Compiled>();
  return (sql: string): Compiled => {
    const found = known.get(sql);
    if (found !== undefined) return found;
    const statement = db.prepare(planned(sql));
    const columns = statement.columns().map(({ name }) => name);
    statement.setReturnArrays(true);
    const made = { statement, toRow: columns.length > 0 ? rowsOf(columns) : null };
    known.set(sql, made);
    return made;
  };
}

/**
 * Makes objects of these columns: a function that names them, for those that SQLite makes by itself are without a class and
 * slow to read, which took a ninth of a schedule's time.
 */
function rowsOf(columns: readonly string[]): Row {
  const fields = columns.map((name, i) => `${JSON.stringify(name)}: values[${i}]`);
  // The only names that get here are those of our own statements.
  return new Function("values", `return { ${fields.join(", ")} };`) as Row;
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

function rowsIn(statement: StatementSync, values: readonly SQLInputValue[]) {
  // As `setReturnArrays` has it.
  return statement.all(...values) as unknown as readonly unknown[][];
}

/** `whole`: the statements by which whatever is written can be undone. */
export function asSqlite(
  db: DatabaseSync,
  whole: { readonly begin: string; readonly undo: string },
): Sqlite {
  const compiled = createCompiler(db);
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
      const { statement, toRow } = compiled(sql);
      if (toRow !== null) {
        const results = rowsIn(statement, values).map(toRow);
        return { results, meta: { changes: results.length } };
      }
      return { results: [], meta: { changes: Number(statement.run(...values).changes) } };
    },
    arrays: (sql, values) => rowsIn(compiled(sql).statement, values),
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
