import { firstEntityIdAt } from "@cleverdrip/core";

/** Rows deleted per statement: a purge never holds the database for long, it comes again instead. */
const STEP = 200;

/** Deletes the rows of uploads made before `rowsBeforeMs`, and uploads made before `beforeMs`; returns how many. */
export async function purgeUploads(
  db: D1Database,
  workspaceId: string,
  { rowsBeforeMs, beforeMs }: { readonly rowsBeforeMs: number; readonly beforeMs: number },
): Promise<number> {
  const results = await db.batch([
    db
      .prepare(
        `DELETE FROM upload_chunks WHERE rowid IN (
           SELECT rowid FROM upload_chunks WHERE workspace_id = ?1 AND upload_id < ?2 LIMIT ?3)`,
      )
      .bind(workspaceId, firstEntityIdAt("upl", rowsBeforeMs), STEP),
    db
      .prepare(`DELETE FROM uploads WHERE workspace_id = ?1 AND id < ?2`)
      .bind(workspaceId, firstEntityIdAt("upl", beforeMs)),
  ]);
  return results.reduce((total, { meta }) => total + meta.changes, 0);
}
