import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

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
    /** What it stands for: two messages that say the same thing are one row. null = unreadable. */
    subject: text("subject"),
    /** When a replay brought it home, and how; null = it waits. */
    settledAtMs: integer("settled_at_ms"),
    outcome: text("outcome"),
  },
  (t) => [
    uniqueIndex("dead_letters_subject")
      .on(t.subject)
      .where(sql`subject IS NOT NULL`),
    index("dead_letters_time").on(t.receivedAtMs, t.id),
    index("dead_letters_waiting")
      .on(t.receivedAtMs)
      .where(sql`settled_at_ms IS NULL`),
  ],
);

/** Whose a readable one is: a message may carry clicks of several workspaces, and each sees and replays its own. */
export const deadLetterOwners = sqliteTable(
  "dead_letter_owners",
  {
    workspaceId: text("workspace_id").notNull(),
    letterId: text("letter_id").notNull(),
    receivedAtMs: integer("received_at_ms").notNull(),
    clicks: integer("clicks").notNull(),
    /** 1 = others have a part in it, so that its body is nobody's to see. */
    isShared: integer("is_shared").notNull(),
    /** Why this part failed, where it was tried by itself; null = as the message. */
    reason: text("reason"),
    settledAtMs: integer("settled_at_ms"),
    outcome: text("outcome"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.letterId] }),
    index("dead_letter_owners_letter").on(t.letterId),
    index("dead_letter_owners_time").on(t.workspaceId, t.receivedAtMs, t.letterId),
  ],
);

/** Clicks of a workspace that ended as dead letters, by the batch they came in. */
export const deadClicks = sqliteTable(
  "dead_clicks",
  {
    workspaceId: text("workspace_id").notNull(),
    batchId: text("batch_id").notNull(),
    atMs: integer("at_ms").notNull(),
    clicks: integer("clicks").notNull(),
    /** As in `click_batches`: a batch that ended here is not missing. */
    isolate: text("isolate"),
    emitted: integer("emitted"),
    lost: integer("lost").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.batchId] })],
);
