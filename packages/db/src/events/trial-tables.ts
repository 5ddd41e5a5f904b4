import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Messages that are being tried alone, because a call that they were in has died: one that stays here has killed another. */
export const messageTrials = sqliteTable(
  "message_trials",
  {
    id: text("id").primaryKey(),
    atMs: integer("at_ms").notNull(),
  },
  (t) => [index("message_trials_time").on(t.atMs)],
);
