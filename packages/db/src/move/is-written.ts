/**
 * SQL for what goes over the rows of all workspaces of a database: without those that are about to move, or have moved away, and
 * left rows behind. One such row would have the whole statement refused.
 */
export const IS_WRITTEN = `workspace_id NOT IN (SELECT workspace_id FROM moving_workspaces WHERE fence IN ('frozen', 'arriving'))`;
