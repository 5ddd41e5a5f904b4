import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What became of each report and conversion, a row for every change: triggers on `conversion_history` and `received_reports`
 * write it in the very transaction, whoever changes them. The sealing of a day takes over what is not sealed yet.
 */
export const outcomes = sqliteTable(
  "outcomes",
  {
    workspaceId: text("workspace_id").notNull(),
    /** A conversion, or a received report that became none. */
    subject: text("subject").notNull(),
    /** Of a conversion its place in the history; of a report counted from 1. */
    sequence: integer("sequence").notNull(),
    atMs: integer("at_ms").notNull(),
    /** Status of a conversion, verdict of a report. */
    status: text("status").notNull(),
    reason: text("reason").notNull(),
    /** Of a report: the conversion that it speaks of. */
    conversionId: text("conversion_id"),
    /** Whose it was then, and what it paid; empty for a report. */
    publisherId: text("publisher_id").notNull().default(""),
    credits: text("credits").notNull().default("[]"),
    payoutMicros: integer("payout_micros").notNull().default(0),
    /** The day in whose tree it stands, yyyy-mm-dd; null = not sealed. */
    day: text("day"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.subject, t.sequence] }),
    index("outcomes_open")
      .on(t.workspaceId, t.atMs)
      .where(sql`day IS NULL`),
  ],
);

/** The signed root of each day that had outcomes. The log has the same with its lines, and is right where they differ. */
export const receiptDays = sqliteTable(
  "receipt_days",
  {
    workspaceId: text("workspace_id").notNull(),
    /** yyyy-mm-dd in the workspace's zone. */
    day: text("day").notNull(),
    /** First millisecond after it. */
    toMs: integer("to_ms").notNull(),
    lines: integer("lines").notNull(),
    /** JSON of core's DayRoot, as it was signed. */
    root: text("root").notNull(),
    signature: text("signature").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day] })],
);
