import type { Dialect, MappedStatus, PaymentTerms } from "@cleverdrip/core";
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  metadata: text("metadata"),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  /** IANA zone of daily rollups and caps; fixed at creation, because the days behind it are already summed. */
  timezone: text("timezone").notNull().default("UTC"),
  currency: text("currency").notNull().default("USD"),
  fallbackUrl: text("fallback_url"),
  /** Click URLs of other systems that the workspace's own hosts answer. */
  dialects: text("dialects", { mode: "json" }).$type<readonly Dialect[]>().notNull().default([]),
  /** What a network's status words stand for, before our own list: word in lower case → status. */
  statusWords: text("status_words", { mode: "json" })
    .$type<Readonly<Record<string, MappedStatus>>>()
    .notNull()
    .default({}),
  /** Which EVENTS database holds this workspace's facts. */
  eventsShard: text("events_shard").notNull().default("EVENTS"),
  /** Days that click rows are kept, 0 to 90; rollups and the LOG stay. */
  hotWindowDays: integer("hot_window_days").notNull().default(90),
  /** Clicks of before have no rows, whatever the window is now: it was shorter then. */
  hotSinceMs: integer("hot_since_ms").notNull().default(0),
  /** What new publishers are agreed with, until something else is said of one. */
  payoutTerms: text("payout_terms").$type<PaymentTerms>().notNull().default("monthly"),
  payoutThresholdMicros: integer("payout_threshold_micros").notNull().default(0),
  version: integer("version").notNull().default(1),
});

/** One row per change of money, configuration or roles, written in the transaction of the change. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    atMs: integer("at_ms").notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    before: text("before_json"),
    after: text("after_json"),
  },
  (t) => [index("audit_log_workspace").on(t.workspaceId, t.id)],
);

/** The setup token's single use: one row at most, whoever comes second loses. */
export const setupClaims = sqliteTable("setup_claims", {
  id: integer("id")
    .primaryKey()
    .default(sql`1`),
  claimedAtMs: integer("claimed_at_ms").notNull(),
});
