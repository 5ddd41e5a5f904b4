const DAY_MS = 86_400_000;

export type Replaying = {
  readonly workspaceId: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** There are no clicks in that time. */
  readonly isEmpty: boolean;
  /** By then at most whoever replays asks for the next step. */
  readonly untilMs: number;
};

/**
 * Says that a workspace's books are being made again. One that began with none and was left within a day goes on as that: what
 * is there by now it has stored itself.
 */
export async function beginReplaying(db: D1Database, own: Replaying): Promise<void> {
  await db
    .prepare(
      `INSERT INTO replays (workspace_id, from_ms, to_ms, was_empty, until_ms) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (workspace_id) DO UPDATE SET
         from_ms = excluded.from_ms, to_ms = excluded.to_ms, until_ms = excluded.until_ms,
         was_empty = max(excluded.was_empty, was_empty AND from_ms <= excluded.from_ms
           AND to_ms >= excluded.to_ms AND until_ms > excluded.until_ms - ?6)`,
    )
    .bind(own.workspaceId, own.fromMs, own.toMs, Number(own.isEmpty), own.untilMs, DAY_MS)
    .run();
}

/** Says that it goes on, and whether it began with no clicks. One that nobody knows of did not. */
export async function goOnReplaying(
  db: D1Database,
  workspaceId: string,
  untilMs: number,
): Promise<{ readonly wasEmpty: boolean }> {
  const row = await db
    .prepare(
      `INSERT INTO replays (workspace_id, until_ms) VALUES (?1, ?2)
       ON CONFLICT (workspace_id) DO UPDATE SET until_ms = excluded.until_ms
       RETURNING was_empty AS wasEmpty`,
    )
    .bind(workspaceId, untilMs)
    .first<{ wasEmpty: number }>();
  return { wasEmpty: row?.wasEmpty === 1 };
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
