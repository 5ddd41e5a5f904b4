import { json, type KeyRange } from "./copy-page.ts";
import type { MovedTable } from "./moved-tables.ts";
import { boundSql } from "./table-sql.ts";

/** Of these tables those that have a row of the workspace after the key given, as one question. */
export async function tablesWithRows(
  db: D1Database,
  workspaceId: string,
  tables: readonly (Pick<KeyRange, "after"> & { readonly table: MovedTable })[],
): Promise<readonly MovedTable[]> {
  if (tables.length === 0) return [];
  const results = await db.batch(
    tables.map(({ table, after }) => {
      const bound = after === null ? "?2 IS NULL" : boundSql(table, ">", "?2");
      return db
        .prepare(`SELECT 1 FROM ${table.name} WHERE workspace_id = ?1 AND ${bound} LIMIT 1`)
        .bind(workspaceId, json(after));
    }),
  );
  return tables.flatMap(({ table }, i) => ((results[i]?.results.length ?? 0) > 0 ? [table] : []));
}
