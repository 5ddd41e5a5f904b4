import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Workspaces whose books are being made again from the log: until then the schedule decides nothing by them. */
export const replays = sqliteTable("replays", {
  workspaceId: text("workspace_id").primaryKey(),
  untilMs: integer("until_ms").notNull(),
});
