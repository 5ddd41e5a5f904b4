import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What is held against the clicks of days that earn something, whatever policies say; of the last weeks only. */
export const clickMarks = sqliteTable(
  "click_marks",
  {
    workspaceId: text("workspace_id").notNull(),
    /** yyyy-mm-dd in the workspace's zone, as click_earnings has it. */
    day: text("day").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    /** Clicks of that day in the sample, when it was last judged. */
    sampled: integer("sampled").notNull(),
    /** JSON list of core's MarkedPart. */
    parts: text("parts").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day, t.campaignId, t.publisherId] })],
);
