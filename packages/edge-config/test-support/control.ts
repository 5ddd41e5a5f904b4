import { globSync, readFileSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

const root = new URL("../../../", import.meta.url).pathname;

export type TestControl = {
  readonly control: D1Database;
  /** How many statements it has been asked. */
  readonly asked: () => number;
  readonly change: (sql: string, ...values: readonly SQLInputValue[]) => void;
};

/** A migrated CONTROL in memory, with the part of D1's interface that snapshots and factories use. */
export function createControl(): TestControl {
  const db = new DatabaseSync(":memory:");
  for (const file of globSync(`${root}migrations/control/*.sql`).toSorted())
    db.exec(readFileSync(file, "utf8"));
  let asked = 0;
  const prepare = (sql: string, values: readonly SQLInputValue[] = []) => ({
    bind: (...bound: readonly SQLInputValue[]) => prepare(sql, bound),
    first: async (column?: string) => {
      asked += 1;
      const row = db.prepare(sql).get(...values);
      return (column === undefined ? row : row?.[column]) ?? null;
    },
    run: async () => db.prepare(sql).run(...values),
  });
  const batch = (statements: readonly ReturnType<typeof prepare>[]) =>
    Promise.all(statements.map((statement) => statement.run()));
  return {
    // Only what is above is used of it.
    control: { prepare, batch } as unknown as D1Database,
    asked: () => asked,
    change: (sql, ...values) => void db.prepare(sql).run(...values),
  };
}
