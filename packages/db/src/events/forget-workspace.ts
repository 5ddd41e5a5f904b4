import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "./schema.ts";

/** Rows of a table that one call deletes. */
const STEP = 2_000;

/** Every table with something of a workspace, with its key. */
const TABLES = Object.values(schema)
  .filter((own) => is(own, SQLiteTable))
  .map((own) => getTableConfig(own))
  .filter(({ columns }) => columns.some(({ name }) => name === "workspace_id"))
  .map(({ name, columns, primaryKeys }) => ({
    name,
    key: [
      ...columns.filter(({ primary }) => primary),
      ...primaryKeys.flatMap((own) => own.columns),
    ].map((column) => column.name),
  }));

/** Deletes up to 2,000 rows of every table that are a workspace's; returns how many. */
export async function forgetWorkspaceRows(db: D1Database, workspaceId: string): Promise<number> {
  const results = await db.batch([
    // First of all: behind a fence nothing would be deleted.
    db.prepare("DELETE FROM moving_workspaces WHERE workspace_id = ?1").bind(workspaceId),
    // Else triggers would take each row's part out of the totals.
    db.prepare("DELETE FROM totals_until WHERE workspace_id = ?1").bind(workspaceId),
    // Clicks that came after it was deleted are kept aside under its id.
    db
      .prepare(`DELETE FROM dead_letters WHERE id >= ?1 || ':' AND id < ?1 || ';'`)
      .bind(workspaceId),
    ...TABLES.map(({ name, key }) =>
      db
        .prepare(
          `DELETE FROM ${name} WHERE (${key.join(", ")}) IN
             (SELECT ${key.join(", ")} FROM ${name} WHERE workspace_id = ?1 LIMIT ${STEP})`,
        )
        .bind(workspaceId),
    ),
  ]);
  return results.reduce((total, { meta }) => total + meta.changes, 0);
}
