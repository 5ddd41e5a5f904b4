import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What a batch says of a workspace's clicks in it. */
const ofBatch = {
  workspaceId: text("workspace_id").notNull(),
  batchId: text("batch_id").notNull(),
  clicks: integer("clicks").notNull(),
  /** The isolate that sent it; null = nobody counted. */
  isolate: text("isolate"),
  /** The workspace's clicks of that isolate up to and with this batch: what is missing between two was lost. */
  emitted: integer("emitted"),
  /** The workspace's clicks that the isolate had to give up before this batch. */
  lost: integer("lost").notNull().default(0),
};

/** The batch ledger: a packed message is applied once, in the transaction that writes its row here. */
export const clickBatches = sqliteTable(
  "click_batches",
  {
    ...ofBatch,
    /** Id of the delivery that stored it; effects are joined to it, so another delivery has none. */
    attempt: text("attempt").notNull(),
    storedAtMs: integer("stored_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.batchId] })],
);

/** Clicks of a workspace that ended as dead letters, by the batch they came in: such a batch is not missing. */
export const deadClicks = sqliteTable(
  "dead_clicks",
  { ...ofBatch, atMs: integer("at_ms").notNull() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.batchId] })],
);
