import { behindFence, IS_LIFTED, type Fence, type MoveHere } from "./fence.ts";
import { MOVED_TABLES } from "./moved-tables.ts";

/** Rows of a table that one step deletes. */
const STEP = 2_000;

/** Deletes up to 2,000 rows of every table that a workspace has behind a fence of its own; returns how many. */
export async function deleteMovedRows(here: MoveHere, fence: Fence): Promise<number> {
  const results = await behindFence(
    here,
    fence,
    MOVED_TABLES.map(({ name, key }) => {
      const columns = ["workspace_id", ...key].join(", ");
      return here.db
        .prepare(
          `DELETE FROM ${name} WHERE (${columns}) IN
             (SELECT ${columns} FROM ${name} WHERE workspace_id = ?1 LIMIT ${STEP}) AND ${IS_LIFTED}`,
        )
        .bind(here.workspaceId);
    }),
  );
  // The first and the last move the fence.
  return results.slice(1, -1).reduce((total, { meta }) => total + meta.changes, 0);
}
