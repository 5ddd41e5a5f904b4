/** What storing facts needs to know of a workspace. */
export type WorkspaceSettings = {
  readonly id: string;
  readonly timezone: string;
  readonly eventsShard: string;
  readonly hotWindowDays: number;
};

type Row = { id: string; timezone: string; events_shard: string; hot_window_days: number };

const COLUMNS = "id, timezone, events_shard, hot_window_days";

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

/** All workspaces in order of id, a page at a time: for scheduled jobs. */
export async function listWorkspaceSettings(
  control: D1Database,
  afterId: string,
  limit: number,
): Promise<WorkspaceSettings[]> {
  const { results } = await control
    .prepare(`SELECT ${COLUMNS} FROM workspaces WHERE id > ? ORDER BY id LIMIT ?`)
    .bind(afterId, limit)
    .all<Row>();
  return results.map(settings);
}

function settings(row: Row): WorkspaceSettings {
  return {
    id: row.id,
    timezone: row.timezone,
    eventsShard: row.events_shard,
    hotWindowDays: row.hot_window_days,
  };
}
