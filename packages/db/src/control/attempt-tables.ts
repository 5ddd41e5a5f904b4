import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Attempts at something that may be guessed, counted per address and per account in fixed windows. */
export const attempts = sqliteTable(
  "attempts",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    windowEndMs: integer("window_end_ms").notNull(),
  },
  (t) => [index("attempts_window_end").on(t.windowEndMs)],
);
