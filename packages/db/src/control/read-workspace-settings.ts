/** What storing facts needs to know of a workspace. */
export type WorkspaceSettings = {
  readonly id: string;
  readonly timezone: string;
  readonly eventsShard: string;
  readonly hotWindowDays: number;
  /** Clicks of before have no rows, whatever the hot window is now. */
  readonly hotSinceMs: number;
};

type Row = {
  id: string;
  timezone: string;
  events_shard: string;
  hot_window_days: number;
  hot_since_ms: number;
};

const COLUMNS = "id, timezone, events_shard, hot_window_days, hot_since_ms";

export async function readWorkspaceSettings(
  control: D1Database,
  id: string,
): Promise<WorkspaceSettings | null> {
  const row = await control
    .prepare(`SELECT ${COLUMNS} FROM workspaces WHERE id = ?`)
    .bind(id)
    .first<Row>();
  return row === null ? null : settings(row);
}

/**
 * The workspace behind a host name: the one it is registered for, else the only one of the installation; null where
 * neither says whose it is.
 */
export async function readHostSettings(
  control: D1Database,
  hostname: string,
): Promise<WorkspaceSettings | null> {
  const row = await control.prepare(HOST_SQL).bind(hostname).first<Row>();
  return row === null ? null : settings(row);
}

const HOST_SQL = `
  SELECT ${COLUMNS} FROM workspaces WHERE id = coalesce(
    (SELECT workspace_id FROM domains WHERE hostname = ?),
    (SELECT iif(count(*) = 1, min(id), NULL) FROM (SELECT id FROM workspaces LIMIT 2)))`;

/** `isMoving`: on its way to another events database, so that nothing of it is to be changed there. */
export type ScheduledWorkspace = WorkspaceSettings & { readonly isMoving: boolean };

/** All workspaces in order of id, a page at a time: for scheduled jobs. */
export async function listWorkspaceSettings(
  control: D1Database,
  afterId: string,
  limit: number,
): Promise<ScheduledWorkspace[]> {
  const { results } = await control
    .prepare(
      `SELECT ${COLUMNS}, EXISTS (
         SELECT 1 FROM workspace_moves m WHERE m.workspace_id = w.id AND m.state <> 'switched') AS is_moving
       FROM workspaces w WHERE id > ? ORDER BY id LIMIT ?`,
    )
    .bind(afterId, limit)
    .all<Row & { is_moving: number }>();
  return results.map((row) => ({ ...settings(row), isMoving: row.is_moving === 1 }));
}

function settings(row: Row): WorkspaceSettings {
  return {
    id: row.id,
    timezone: row.timezone,
    eventsShard: row.events_shard,
    hotWindowDays: row.hot_window_days,
    hotSinceMs: row.hot_since_ms,
  };
}
