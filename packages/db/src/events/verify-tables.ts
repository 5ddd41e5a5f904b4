import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Recounts of a workspace's books, each a range of hours. */
export const verifyRuns = sqliteTable(
  "verify_runs",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Sorts by the time it was begun. */
    id: text("id").notNull(),
    /** `schedule`, or who asked for it. */
    actor: text("actor").notNull(),
    /** Starts of UTC hours; the last is not counted any more. */
    fromMs: integer("from_ms").notNull(),
    toMs: integer("to_ms").notNull(),
    /** The hour that is next: what is before it is done. */
    cursorMs: integer("cursor_ms").notNull(),
    state: text("state", { enum: ["running", "clean", "drift"] }).notNull(),
    /** Buckets and events looked at so far, and differences found. */
    buckets: integer("buckets").notNull().default(0),
    events: integer("events").notNull().default(0),
    findings: integer("findings").notNull().default(0),
    startedAtMs: integer("started_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** Each difference that a recount found. */
export const verifyFindings = sqliteTable(
  "verify_findings",
  {
    workspaceId: text("workspace_id").notNull(),
    runId: text("run_id").notNull(),
    number: integer("number").notNull(),
    cause: text("cause").notNull(),
    /** The table, or `log`. */
    place: text("place").notNull(),
    /** Key of the bucket; null where it is about an event alone. */
    bucket: text("bucket"),
    /** Id of the click, conversion, ledger entry, batch or segment; null where only sums differ. */
    eventId: text("event_id"),
    /** A sentence: what differs, and by how much. */
    detail: text("detail").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.runId, t.number] })],
);
