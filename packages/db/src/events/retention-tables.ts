import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How far the deletion of an hour's clicks has come, where one run was not enough for it. */
export const purgeProgress = sqliteTable("purge_progress", {
  workspaceId: text("workspace_id").primaryKey(),
  /** Start of the UTC hour. */
  hourMs: integer("hour_ms").notNull(),
  /** The last segment that was gone through, in the order in which they were written. */
  writtenAtMs: integer("written_at_ms").notNull(),
  segment: text("segment").notNull(),
  /** A sentence: which segment of the hour cannot be relied on; "" = none so far. */
  problem: text("problem").notNull().default(""),
});

/** Hours past the hot window whose clicks stay, because no segment of the log that can be relied on has them. */
export const heldHours = sqliteTable(
  "held_hours",
  {
    workspaceId: text("workspace_id").notNull(),
    hourMs: integer("hour_ms").notNull(),
    clicks: integer("clicks").notNull(),
    /** A sentence. */
    problem: text("problem").notNull(),
    checkedAtMs: integer("checked_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.hourMs] })],
);

/** Erasures that were asked for, with what has been done of each. */
export const erasures = sqliteTable(
  "erasures",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind", { enum: ["click", "value"] }).notNull(),
    /** What it is about, for as long as it is at work; "" = it is over. */
    subject: text("subject").notNull(),
    actor: text("actor").notNull(),
    state: text("state", { enum: ["running", "done"] }).notNull(),
    /** JSON of the step that is next. */
    cursor: text("cursor").notNull().default("{}"),
    /** JSON of what has been blanked so far. */
    counts: text("counts").notNull().default("{}"),
    startedAtMs: integer("started_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
    /** Nothing is to be done before. */
    nextAtMs: integer("next_at_ms").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
