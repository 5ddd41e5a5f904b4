import type { Delivery } from "@cleverdrip/core";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

export const campaigns = sqliteTable(
  "campaigns",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    name: text("name").notNull(),
    status: text("status", { enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    destinationUrl: text("destination_url").notNull(),
    fallbackUrl: text("fallback_url"),
    currency: text("currency").notNull(),
    attributionWindowMs: integer("attribution_window_ms").notNull(),
    /** Routing, targeting, caps and the like; what is left out has core's DEFAULT_DELIVERY. */
    delivery: text("delivery", { mode: "json" }).$type<Partial<Delivery>>().notNull().default({}),
    /** Grows with every change; the edge keeps the newest snapshot it has seen. */
    version: integer("version").notNull().default(1),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [index("campaigns_workspace").on(t.workspaceId, t.id)],
);

/** Every version of a campaign as the edge decided by it, append-only: explaining a click goes back to its own. */
export const campaignVersions = sqliteTable(
  "campaign_versions",
  {
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id").notNull(),
    version: integer("version").notNull(),
    atMs: integer("at_ms").notNull(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    status: text("status").notNull(),
    destinationUrl: text("destination_url").notNull(),
    fallbackUrl: text("fallback_url"),
    delivery: text("delivery", { mode: "json" }).$type<Partial<Delivery>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.campaignId, t.version] })],
);

export const eventTypes = sqliteTable(
  "event_types",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id")
      .notNull()
      .references(() => campaigns.id),
    name: text("name").notNull(),
    /** Lower-case name: postbacks are matched without regard to case. */
    nameKey: text("name_key").notNull(),
    position: integer("position").notNull(),
    payoutModel: text("payout_model", { enum: ["cpa", "cpl", "cpi", "revshare"] }).notNull(),
    payoutMicros: integer("payout_micros"),
    /** Parts per million of the amount: 12.5 % is 125000. */
    payoutPpm: integer("payout_ppm"),
    revenueMicros: integer("revenue_micros"),
  },
  (t) => [uniqueIndex("event_types_name").on(t.campaignId, t.nameKey)],
);

export const publishers = sqliteTable(
  "publishers",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    status: text("status", { enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [
    index("publishers_workspace").on(t.workspaceId, t.id),
    uniqueIndex("publishers_email").on(t.workspaceId, t.email),
  ],
);
