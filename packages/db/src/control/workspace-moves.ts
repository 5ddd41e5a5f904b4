import type { workspaceMoves } from "./move-tables.ts";

export type MoveRecord = typeof workspaceMoves.$inferSelect;
export type MoveState = MoveRecord["state"];

/** What a step changes of a move. */
export type MoveChange = Pick<MoveRecord, "state" | "cursor" | "frozenAtMs">;

/** Who ended it how, for the audit. */
export type MoveAudit = { readonly id: string; readonly atMs: number };

const COLUMNS = `workspace_id AS workspaceId, id, from_shard AS fromShard, to_shard AS toShard, state, cursor, version,
  started_at_ms AS startedAtMs, frozen_at_ms AS frozenAtMs, switched_at_ms AS switchedAtMs`;

export async function findMove(
  control: D1Database,
  workspaceId: string,
): Promise<MoveRecord | null> {
  const sql = `SELECT ${COLUMNS} FROM workspace_moves WHERE workspace_id = ?`;
  return control.prepare(sql).bind(workspaceId).first<MoveRecord>();
}

/** Longest under way first. */
export async function listMoves(control: D1Database): Promise<readonly MoveRecord[]> {
  const sql = `SELECT ${COLUMNS} FROM workspace_moves ORDER BY started_at_ms LIMIT 100`;
  return (await control.prepare(sql).all<MoveRecord>()).results;
}

/** Of two that begin at once one has begun it; nothing where the workspace is not in that database. */
export async function beginMove(
  control: D1Database,
  { workspaceId, id, fromShard, toShard, startedAtMs }: MoveRecord,
): Promise<void> {
  await control
    .prepare(
      `INSERT INTO workspace_moves (workspace_id, id, from_shard, to_shard, state, started_at_ms)
       SELECT id, ?2, events_shard, ?4, 'clear', ?5 FROM workspaces WHERE id = ?1 AND events_shard = ?3
       ON CONFLICT DO NOTHING`,
    )
    .bind(workspaceId, id, fromShard, toShard, startedAtMs)
    .run();
}

/** Keeps what a step has done; false where another step, or an end of the move, came first. */
export async function advanceMove(
  control: D1Database,
  { workspaceId, id, version }: MoveRecord,
  { state, cursor, frozenAtMs }: MoveChange,
): Promise<boolean> {
  const { meta } = await control
    .prepare(
      `UPDATE workspace_moves SET state = ?4, cursor = ?5, frozen_at_ms = ?6, version = version + 1
       WHERE workspace_id = ?1 AND id = ?2 AND version = ?3`,
    )
    .bind(workspaceId, id, version, state, cursor, frozenAtMs)
    .run();
  return meta.changes > 0;
}

/** From here on the workspace is in the other database: all in one transaction, or nothing where the move has gone on otherwise. */
export async function switchMove(
  control: D1Database,
  move: MoveRecord,
  cursor: string,
  audit: MoveAudit,
): Promise<boolean> {
  const { workspaceId, id, version } = move;
  const isSwitched = `EXISTS (SELECT 1 FROM workspace_moves WHERE workspace_id = ?1 AND id = ?2
    AND state = 'switched' AND version = ?3)`;
  const own = [workspaceId, id, version + 1] as const;
  const [switched] = await control.batch([
    control
      .prepare(
        `UPDATE workspace_moves SET state = 'switched', cursor = ?4, switched_at_ms = ?5, version = version + 1
         WHERE workspace_id = ?1 AND id = ?2 AND version = ?3 AND state = 'compare'`,
      )
      .bind(workspaceId, id, version, cursor, audit.atMs),
    control
      .prepare(`UPDATE workspaces SET events_shard = ?4 WHERE id = ?1 AND ${isSwitched}`)
      .bind(...own, move.toShard),
    auditStatement(control, move, own, "workspace.moved", audit, isSwitched),
  ]);
  return (switched?.meta.changes ?? 0) > 0;
}

/** Gives a move up that has not been switched; false where it has, or where a step came in between. */
export async function abortMove(
  control: D1Database,
  move: MoveRecord,
  audit: MoveAudit,
): Promise<boolean> {
  const { workspaceId, id, version } = move;
  const isAborted = `EXISTS (SELECT 1 FROM workspace_moves WHERE workspace_id = ?1 AND id = ?2
    AND state = 'abort' AND version = ?3)`;
  const [aborted] = await control.batch([
    control
      .prepare(
        `UPDATE workspace_moves SET state = 'abort', version = version + 1
         WHERE workspace_id = ?1 AND id = ?2 AND version = ?3 AND state <> 'switched'`,
      )
      .bind(workspaceId, id, version),
    auditStatement(
      control,
      move,
      [workspaceId, id, version + 1],
      "workspace.move-aborted",
      audit,
      isAborted,
    ),
  ]);
  return (aborted?.meta.changes ?? 0) > 0;
}

/** Nothing of it is left to be done. */
export async function endMove(control: D1Database, { workspaceId, id }: MoveRecord): Promise<void> {
  await control
    .prepare("DELETE FROM workspace_moves WHERE workspace_id = ?1 AND id = ?2")
    .bind(workspaceId, id)
    .run();
}

function auditStatement(
  control: D1Database,
  { fromShard, toShard }: MoveRecord,
  own: readonly (string | number)[],
  action: string,
  { id, atMs }: MoveAudit,
  condition: string,
): D1PreparedStatement {
  return control
    .prepare(
      `INSERT INTO audit_log (id, workspace_id, at_ms, actor_id, action, entity, entity_id, before_json, after_json)
       SELECT ?4, ?1, ?5, 'operator', ?6, 'workspace', ?1, ?7, ?8 WHERE ${condition}`,
    )
    .bind(
      ...own,
      id,
      atMs,
      action,
      JSON.stringify({ eventsShard: fromShard }),
      JSON.stringify({ eventsShard: toShard }),
    );
}
