import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Days of which a part of what clicks earned waits, because findings mark them; or of which a person has decided. */
export const clickHolds = sqliteTable(
  "click_holds",
  {
    workspaceId: text("workspace_id").notNull(),
    /** yyyy-mm-dd in the workspace's zone, as click_earnings has it. */
    day: text("day").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    currency: text("currency").notNull(),
    /** Of all of the day's clicks, when it was last judged. */
    earnedMicros: integer("earned_micros").notNull(),
    /** The marked part of it; it stays as it is once a person has decided. */
    heldMicros: integer("held_micros").notNull(),
    /** Clicks of the sample that are marked, and all of the sample's of that day. */
    marked: integer("marked").notNull(),
    sampled: integer("sampled").notNull(),
    /** 0 to 1, of the highest signal. */
    score: real("score").notNull(),
    /** JSON list of core's Signal. */
    signals: text("signals").notNull(),
    rulesVersion: integer("rules_version").notNull(),
    sinceMs: integer("since_ms").notNull(),
    decision: text("decision", { enum: ["open", "paid", "refused"] })
      .notNull()
      .default("open"),
    decidedBy: text("decided_by"),
    decidedAtMs: integer("decided_at_ms"),
    /** What whoever decided wrote beside it. */
    note: text("note").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.day, t.campaignId, t.publisherId] }),
    index("click_holds_open")
      .on(t.workspaceId, t.day)
      .where(sql`decision = 'open'`),
  ],
);
