import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Workspaces whose books are being made again from the log: until then the schedule decides nothing by them. */
export const replays = sqliteTable("replays", {
  workspaceId: text("workspace_id").primaryKey(),
  untilMs: integer("until_ms").notNull(),
  fromMs: integer("from_ms").notNull().default(0),
  toMs: integer("to_ms").notNull().default(0),
  /** There were no clicks in that time when it began: of none of them anybody has to know whether it is stored. */
  wasEmpty: integer("was_empty").notNull().default(0),
});
