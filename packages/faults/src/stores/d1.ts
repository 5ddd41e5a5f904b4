import type { SQLInputValue } from "node:sqlite";
import type { Rows, Sqlite } from "./sqlite.ts";

/** How a call gets to the database and its answer back. */
export type Line = <T>(work: () => T) => Promise<T>;

/** Made a dozen times a call: what it can do is shared by all. */
type Bound = {
  readonly db: Sqlite;
  readonly line: Line;
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
};

/** D1's interface to a database: every call goes over the line, a batch as one. `look` is shown each statement. */
export function d1Over(
  db: Sqlite,
  line: Line,
  look: (sql: string) => void = () => undefined,
): D1Database {
  const batch = (statements: readonly Bound[]) =>
    line(() => db.together(() => statements.map(({ sql, values }) => db.execute(sql, values))));
  const prepare = (sql: string) => {
    look(sql);
    return bound(db, line, sql, []);
  };
  // What packages/db uses, with and without drizzle.
  return { prepare, batch } as unknown as D1Database;
}

function bound(db: Sqlite, line: Line, sql: string, values: readonly SQLInputValue[]) {
  return { __proto__: STATEMENT, db, line, sql, values };
}

const STATEMENT = {
  bind(this: Bound, ...given: readonly unknown[]) {
    return bound(this.db, this.line, this.sql, given.map(readable));
  },
  all: runOn,
  run: runOn,
  async first(this: Bound, column?: string) {
    const [row = null] = (await runOn.call(this)).results;
    return column === undefined ? row : columnOf(row, column);
  },
  raw(this: Bound) {
    return this.line(() => this.db.arrays(this.sql, this.values));
  },
};

function runOn(this: Bound): Promise<Rows> {
  return this.line(() => this.db.execute(this.sql, this.values));
}

function columnOf(row: unknown, column: string): unknown {
  // Rows of node:sqlite are objects of columns.
  return row === null ? null : (row as Readonly<Record<string, unknown>>)[column];
}

/** D1 takes truth values for numbers; what is no value at all it refuses. */
function readable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === undefined) throw new TypeError("D1_TYPE_ERROR: Type 'undefined' not supported");
  // Texts, numbers, null and bytes are what D1 takes.
  return value as SQLInputValue;
}
