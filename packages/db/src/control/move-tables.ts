import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Workspaces on their way from one events database to another: how far each is. A row goes once nothing is left behind. */
export const workspaceMoves = sqliteTable("workspace_moves", {
  workspaceId: text("workspace_id").primaryKey(),
  id: text("id").notNull(),
  fromShard: text("from_shard").notNull(),
  toShard: text("to_shard").notNull(),
  state: text("state", {
    enum: ["clear", "early", "rest", "compare", "switched", "abort"],
  }).notNull(),
  /** JSON: where the next step goes on. */
  cursor: text("cursor").notNull().default("{}"),
  /** Grows with every step: of two that go on at once one is kept. */
  version: integer("version").notNull().default(0),
  startedAtMs: integer("started_at_ms").notNull(),
  /** Since when nothing is written; null = it is still written to. */
  frozenAtMs: integer("frozen_at_ms"),
  switchedAtMs: integer("switched_at_ms"),
});
