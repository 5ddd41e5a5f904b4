import type { ConversionPolicy, Delivery, PastTerms, PaymentTerms } from "@cleverdrip/core";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

const PAYOUT_MODELS = ["cpa", "cpl", "cpi", "cps", "revshare", "hybrid"] as const;
/** `cpc` is for the clicks of a campaign, which are no event type. */
const RULE_MODELS = [...PAYOUT_MODELS, "cpc"] as const;

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
    /** How results are attributed, capped and proven, and what volume adds; core's defaults where left out. */
    conversionPolicy: text("conversion_policy", { mode: "json" })
      .$type<Partial<ConversionPolicy>>()
      .notNull()
      .default({}),
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
    payoutModel: text("payout_model", { enum: PAYOUT_MODELS }).notNull(),
    payoutMicros: integer("payout_micros"),
    /** Parts per million of the amount: 12.5 % is 125000. */
    payoutPpm: integer("payout_ppm"),
    revenueMicros: integer("revenue_micros"),
    /** What the advertiser owes as parts per million of the sale amount; null = the amount above, or as reported. */
    revenuePpm: integer("revenue_ppm"),
    /** What else postbacks call it, in lower case. */
    aliases: text("aliases", { mode: "json" }).$type<readonly string[]>().notNull().default([]),
    duplicatePolicy: text("duplicate_policy").notNull().default("ignore-txid"),
    /** Days a result waits before it can be paid. */
    holdDays: integer("hold_days").notNull().default(0),
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
    /** A group that payouts can be agreed with; "" = none. */
    tier: text("tier").notNull().default(""),
    status: text("status", { enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    /** By which its statements are made, from the last one on that has ended. */
    terms: text("terms").$type<PaymentTerms>().notNull().default("monthly"),
    /** Below it nothing is paid out, in any currency; 0 = everything is. */
    thresholdMicros: integer("threshold_micros").notNull().default(0),
    /** By which earlier statements were made, the oldest first. */
    pastTerms: text("past_terms", { mode: "json" })
      .$type<readonly PastTerms[]>()
      .notNull()
      .default([]),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [
    index("publishers_workspace").on(t.workspaceId, t.id),
    uniqueIndex("publishers_email").on(t.workspaceId, t.email),
  ],
);

/** Payouts that differ from an event type's own, or from the campaign's for clicks, for a tier or one publisher. */
export const payoutRules = sqliteTable(
  "payout_rules",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id")
      .notNull()
      .references(() => campaigns.id),
    /** "" = for clicks. */
    eventTypeId: text("event_type_id").notNull(),
    scope: text("scope", { enum: ["tier", "publisher"] }).notNull(),
    /** The tier's name or the publisher's id. */
    subject: text("subject").notNull(),
    payoutModel: text("payout_model", { enum: RULE_MODELS }).notNull(),
    payoutMicros: integer("payout_micros"),
    payoutPpm: integer("payout_ppm"),
    createdAtMs: integer("created_at_ms").notNull(),
  },
  (t) => [uniqueIndex("payout_rules_once").on(t.campaignId, t.eventTypeId, t.scope, t.subject)],
);
