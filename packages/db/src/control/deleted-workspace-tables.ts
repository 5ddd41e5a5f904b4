import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Workspaces that were deleted, for as long as something of them may be left outside of this database. */
export const deletedWorkspaces = sqliteTable("deleted_workspaces", {
  id: text("id").primaryKey(),
  eventsShard: text("events_shard").notNull(),
  /** JSON list: each has an object of its own. */
  campaignIds: text("campaign_ids").notNull(),
  deletedAtMs: integer("deleted_at_ms").notNull(),
});
