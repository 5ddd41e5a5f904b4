import { MOVED_TABLES } from "./moved-tables.ts";

/** How many rows of every table are a workspace's; tables with none are left out. */
export async function countMovedRows(
  db: D1Database,
  workspaceId: string,
): Promise<Readonly<Record<string, number>>> {
  const results = await db.batch<{ rows: number }>(
    MOVED_TABLES.map(({ name }) =>
      db.prepare(`SELECT count(*) AS rows FROM ${name} WHERE workspace_id = ?1`).bind(workspaceId),
    ),
  );
  const rows = MOVED_TABLES.map(
    ({ name }, i) => [name, results[i]?.results[0]?.rows ?? 0] as const,
  );
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}
