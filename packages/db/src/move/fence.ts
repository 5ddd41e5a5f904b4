export type Fence = "leaving" | "frozen" | "arriving" | "working" | "open";

/** A workspace's move, in one of the two databases. */
export type MoveHere = {
  readonly db: D1Database;
  readonly workspaceId: string;
  readonly moveId: string;
};

/** As the triggers of the migration say it. */
const REFUSAL = "the workspace is moving to another database";

/** True where a write was refused because its workspace moves: nothing was written, and later it will be, elsewhere. */
export function isMoving(error: unknown): boolean {
  return error instanceof Error && (error.message.includes(REFUSAL) || isMoving(error.cause));
}

/** An error that says the same. */
export function movingError(workspaceIds: readonly string[]): Error {
  return new Error(`${REFUSAL}: ${workspaceIds.join(", ")}`);
}

/** Puts a fence up, where no fence of this move or of a newer one has been: one that was opened stays open. */
export async function raiseFence(here: MoveHere, fence: Fence): Promise<void> {
  await putFence(here, fence, "<");
}

/** Sets the fence of this move, whatever it was; that of a newer move is left alone. */
export async function setFence(here: MoveHere, fence: Fence): Promise<void> {
  await putFence(here, fence, "<=");
}

/** Turns one fence of this move into another; false where it is another by now. Done again, it says the same. */
export async function turnFence(
  { db, workspaceId, moveId }: MoveHere,
  from: Fence,
  to: Fence,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE moving_workspaces SET fence = ?4 WHERE workspace_id = ?1 AND move_id = ?2 AND fence IN (?3, ?4)`,
    )
    .bind(workspaceId, moveId, from, to)
    .run();
  return meta.changes > 0;
}

async function putFence(
  { db, workspaceId, moveId }: MoveHere,
  fence: Fence,
  older: "<" | "<=",
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO moving_workspaces (workspace_id, move_id, fence) VALUES (?1, ?2, ?3)
       ON CONFLICT (workspace_id) DO UPDATE SET move_id = excluded.move_id, fence = excluded.fence
       WHERE moving_workspaces.move_id ${older} excluded.move_id`,
    )
    .bind(workspaceId, moveId, fence)
    .run();
}

/**
 * Writes behind a fence: in one transaction it is lifted for these statements and stands again. Where it is not this move's, or
 * another than expected by now, the statements find no fence that is `working`, and do nothing.
 */
export function behindFence(
  { db, workspaceId, moveId }: MoveHere,
  fence: Fence,
  statements: readonly D1PreparedStatement[],
): Promise<D1Result[]> {
  const change = (from: Fence, to: Fence) =>
    db
      .prepare(
        `UPDATE moving_workspaces SET fence = ?4 WHERE workspace_id = ?1 AND move_id = ?2 AND fence = ?3`,
      )
      .bind(workspaceId, moveId, from, to);
  return db.batch([change(fence, "working"), ...statements, change("working", fence)]);
}

/** SQL: the fence is lifted for this very transaction; ?1 is the workspace. */
export const IS_LIFTED = `EXISTS (SELECT 1 FROM moving_workspaces WHERE workspace_id = ?1 AND fence = 'working')`;
