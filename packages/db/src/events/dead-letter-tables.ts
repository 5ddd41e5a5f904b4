import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Messages that could not be processed, with the body as it came. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    id: text("id").primaryKey(),
    queue: text("queue").notNull(),
    /** When it was first kept aside, and when it last failed. */
    receivedAtMs: integer("received_at_ms").notNull(),
    lastAtMs: integer("last_at_ms").notNull().default(0),
    attempts: integer("attempts").notNull(),
    reason: text("reason").notNull(),
    /** As `encoding` says; empty where it is too large for a row. */
    body: text("body").notNull(),
    /** `described`: no JSON, text or bytes, so that it can be shown, but not replayed. */
    encoding: text("encoding", { enum: ["json", "text", "bytes", "described"] })
      .notNull()
      .default("json"),
    bodyBytes: integer("body_bytes").notNull().default(0),
    /** Object of the LOG bucket that holds a body which is too large; null = it is here. */
    bodyKey: text("body_key"),
    /** SHA-256 of the body's bytes as it came; "" in rows of before it was kept. */
    bodySha256: text("body_sha256").notNull().default(""),
    /** When its addresses were taken out; null = the body is as it came. */
    blankedAtMs: integer("blanked_at_ms"),
    /** What it stands for: two messages that say the same thing are one row. null = unreadable. */
    subject: text("subject"),
    /** When a replay brought it home, and how; null = it waits. */
    settledAtMs: integer("settled_at_ms"),
    outcome: text("outcome"),
    /** Who gave it up for good, so that the row stays without its body; outcome says why. null = nobody. */
    discardedBy: text("discarded_by"),
  },
  (t) => [
    uniqueIndex("dead_letters_subject")
      .on(t.subject)
      .where(sql`subject IS NOT NULL`),
    index("dead_letters_time").on(t.receivedAtMs, t.id),
    index("dead_letters_waiting")
      .on(t.receivedAtMs)
      .where(sql`settled_at_ms IS NULL`),
    index("dead_letters_unblanked")
      .on(t.receivedAtMs)
      .where(sql`blanked_at_ms IS NULL`),
  ],
);
