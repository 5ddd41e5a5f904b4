/** What is told of each statement that goes to a database, and of each answer that says what it cost. */
export type D1Watcher = {
  readonly bound?: (sql: string, values: readonly unknown[]) => void;
  readonly answered?: (result: D1Result) => void;
};

/** The same database, watched. Its statements are for it alone. */
export function watchD1(database: D1Database, { bound, answered }: D1Watcher): D1Database {
  const plainOf = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const told = <T extends D1Result>(result: T): T => {
    answered?.(result);
    return result;
  };
  const watchStatement = (sql: string, plain: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => told(await plain.all<Record<string, unknown>>());
    // As the original, in the ways the product uses it; `raw`, which drizzle reads by, says nothing of its cost.
    const statement: Pick<D1PreparedStatement, "bind" | "run" | "all" | "first" | "raw"> = {
      bind: (...values: unknown[]) => {
        bound?.(sql, values);
        return watchStatement(sql, plain.bind(...values));
      },
      run: all as D1PreparedStatement["run"],
      all: all as D1PreparedStatement["all"],
      first: (async (column?: string) => {
        const [row] = (await all()).results;
        return row === undefined ? null : column === undefined ? row : row[column];
      }) as D1PreparedStatement["first"],
      raw: plain.raw.bind(plain),
    };
    const watched = statement as D1PreparedStatement;
    plainOf.set(watched, plain);
    return watched;
  };
  const watched: Pick<D1Database, "prepare" | "batch"> = {
    prepare: (sql) => watchStatement(sql, database.prepare(sql)),
    batch: async <T>(statements: D1PreparedStatement[]) =>
      (await database.batch<T>(statements.map((each) => plainOf.get(each) ?? each))).map(told),
  };
  return watched as D1Database;
}

/** What D1 bills, as it says itself in `meta`. */
export type D1Counts = { rowsWritten: number; rowsRead: number; statements: number };

/** The same database, counting. */
export function countD1(database: D1Database): {
  readonly database: D1Database;
  readonly counts: D1Counts;
} {
  const counts: D1Counts = { rowsWritten: 0, rowsRead: 0, statements: 0 };
  const answered = ({ meta }: D1Result) => {
    counts.rowsWritten += meta.rows_written;
    counts.rowsRead += meta.rows_read;
    counts.statements += 1;
  };
  return { database: watchD1(database, { answered }), counts };
}
