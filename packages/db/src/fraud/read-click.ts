import { CLICK_JSON, type DoubtedClick } from "./doubted-row.ts";

/** null: it has no row, or none any more. */
export async function readDoubtedClick(
  db: D1Database,
  workspaceId: string,
  clickId: string,
): Promise<DoubtedClick | null> {
  const row = await db
    .prepare(`SELECT ${CLICK_JSON} AS click FROM clicks k WHERE k.workspace_id = ?1 AND k.id = ?2`)
    .bind(workspaceId, clickId)
    .first<{ click: string }>();
  return row === null ? null : (JSON.parse(row.click) as DoubtedClick);
}
