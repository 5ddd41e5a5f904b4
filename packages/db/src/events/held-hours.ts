/** Clicks past the hot window that stay, of one UTC hour. */
export type HeldHour = {
  readonly hourMs: number;
  readonly clicks: number;
  /** A sentence. */
  readonly problem: string;
  readonly checkedAtMs: number;
};

/** How far an hour has been gone through. */
export type PurgeProgress = {
  readonly hourMs: number;
  readonly writtenAtMs: number;
  readonly segment: string;
  readonly problem: string;
};

/** Oldest first. */
export async function listHeldHours(
  db: D1Database,
  workspaceId: string,
  limit: number,
): Promise<readonly HeldHour[]> {
  const { results } = await db
    .prepare(
      `SELECT hour_ms AS hourMs, clicks, problem, checked_at_ms AS checkedAtMs
       FROM held_hours WHERE workspace_id = ?1 ORDER BY hour_ms LIMIT ?2`,
    )
    .bind(workspaceId, limit)
    .all<HeldHour>();
  return results;
}

export async function readPurgeProgress(
  db: D1Database,
  workspaceId: string,
): Promise<PurgeProgress | null> {
  return db
    .prepare(
      `SELECT hour_ms AS hourMs, written_at_ms AS writtenAtMs, segment, problem
       FROM purge_progress WHERE workspace_id = ?1`,
    )
    .bind(workspaceId)
    .first<PurgeProgress>();
}

export async function savePurgeProgress(
  db: D1Database,
  workspaceId: string,
  { hourMs, writtenAtMs, segment, problem }: PurgeProgress,
): Promise<void> {
  await db
    .prepare(
      `INSERT OR REPLACE INTO purge_progress (workspace_id, hour_ms, written_at_ms, segment, problem)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(workspaceId, hourMs, writtenAtMs, segment, problem)
    .run();
}

/** An hour has been gone through: with clicks that are left it is held, else it is done. */
export async function endHour(
  db: D1Database,
  workspaceId: string,
  { hourMs, clicks, problem, checkedAtMs }: HeldHour,
): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM purge_progress WHERE workspace_id = ?").bind(workspaceId),
    clicks === 0
      ? db
          .prepare("DELETE FROM held_hours WHERE workspace_id = ? AND hour_ms = ?")
          .bind(workspaceId, hourMs)
      : db
          .prepare(
            `INSERT OR REPLACE INTO held_hours (workspace_id, hour_ms, clicks, problem, checked_at_ms)
             VALUES (?, ?, ?, ?, ?)`,
          )
          .bind(workspaceId, hourMs, clicks, problem, checkedAtMs),
  ]);
}
