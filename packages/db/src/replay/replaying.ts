/** Says that a workspace's books are being made again, until then at most. */
export async function beginReplaying(
  db: D1Database,
  workspaceId: string,
  untilMs: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO replays (workspace_id, until_ms) VALUES (?1, ?2)
       ON CONFLICT (workspace_id) DO UPDATE SET until_ms = excluded.until_ms`,
    )
    .bind(workspaceId, untilMs)
    .run();
}

export async function endReplaying(db: D1Database, workspaceId: string): Promise<void> {
  await db.prepare("DELETE FROM replays WHERE workspace_id = ?").bind(workspaceId).run();
}

/** Whether what is there may be a part of what there was: then nothing is to be decided by it. */
export async function isReplaying(
  db: D1Database,
  workspaceId: string,
  nowMs: number,
): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 AS n FROM replays WHERE workspace_id = ? AND until_ms > ?")
    .bind(workspaceId, nowMs)
    .first();
  return row !== null;
}
