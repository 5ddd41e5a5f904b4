import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Whose a readable dead letter is: a message may carry clicks of several workspaces, and each sees and replays its own. */
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
    discardedBy: text("discarded_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.letterId] }),
    index("dead_letter_owners_letter").on(t.letterId),
    index("dead_letter_owners_time").on(t.workspaceId, t.receivedAtMs, t.letterId),
  ],
);
