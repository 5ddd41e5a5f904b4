import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What was written of conversions and money, and which batches of clicks were stored by a guess; by the transaction that wrote
 * it and in its order. From here it goes to the log and is deleted.
 */
export const journal = sqliteTable("journal", {
  /** Grows with every transaction and is never given twice. */
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  workspaceId: text("workspace_id").notNull(),
  atMs: integer("at_ms").notNull(),
  kind: text("kind", { enum: ["conversion", "ledger", "payment", "lock", "batch"] }).notNull(),
  /** JSON, all that is needed to write it again. */
  line: text("line").notNull(),
});
