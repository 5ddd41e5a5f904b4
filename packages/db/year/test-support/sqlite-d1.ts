import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/**
 * The EVENTS tables in memory behind D1's interface, ten times as fast as D1 in workerd: what takes a year of writes is
 * tested here, how D1 behaves is tested there.
 */
export function sqliteEvents(): D1Database {
  const db = new DatabaseSync(":memory:");
  const folder = join(import.meta.dirname, "../../../../migrations/events");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  for (const name of files.toSorted()) db.exec(readFileSync(join(folder, name), "utf8"));
  const statements = new Map<string, StatementSync>();
  const compiled = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const batch = async (list: readonly unknown[]) => {
    db.exec("BEGIN");
    try {
      // Only this file's statements get here.
      const results = (list as readonly BoundStatement[]).map(({ execute }) => execute());
      db.exec("COMMIT");
      return results;
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  };
  const prepare = (sql: string) => bound(() => compiled(sql), []);
  // The two that packages/db uses without drizzle.
  return { prepare, batch } as unknown as D1Database;
}

type Result = {
  readonly results: readonly unknown[];
  readonly meta: { readonly changes: number };
};
type BoundStatement = ReturnType<typeof bound>;

function bound(compiled: () => StatementSync, values: readonly SQLInputValue[]) {
  const execute = (): Result => {
    const statement = compiled();
    if (statement.columns().length > 0) {
      const results = statement.all(...values);
      return { results, meta: { changes: results.length } };
    }
    const { changes } = statement.run(...values);
    return { results: [], meta: { changes: Number(changes) } };
  };
  return {
    execute,
    bind: (...given: readonly SQLInputValue[]) => bound(compiled, given),
    all: async () => execute(),
    run: async () => execute(),
    first: async () => execute().results[0] ?? null,
  };
}
