import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Workspaces that move, or once moved, between this database and another. Triggers read it: they refuse what would be written
 * where it is not, or not yet, to be written, however old the settings of whoever writes are.
 */
export const movingWorkspaces = sqliteTable("moving_workspaces", {
  workspaceId: text("workspace_id").primaryKey(),
  /** Of CONTROL's workspace_moves: ids grow with time, so that an older move changes nothing of a newer one. */
  moveId: text("move_id").notNull(),
  /**
   * `leaving`: written as ever, but rows that are only added may not change · `frozen` (it leaves, or has left) and `arriving`:
   * nothing is written · `working`: never seen outside of the transaction of the move itself · `open`: as if there was no row.
   */
  fence: text("fence", { enum: ["leaving", "frozen", "arriving", "working", "open"] }).notNull(),
});
