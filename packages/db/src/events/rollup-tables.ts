import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What every bucket sums. Money is micros of the row's currency. */
export const metricColumns = {
  grossClicks: integer("gross_clicks").notNull().default(0),
  clicks: integer("clicks").notNull().default(0),
  uniqueClicks: integer("unique_clicks").notNull().default(0),
  /** First clicks of a visitor in the campaign's unique window. */
  newVisitors: integer("new_visitors").notNull().default(0),
  impressions: integer("impressions").notNull().default(0),
  /** From a landing page on to the destination. */
  clickThroughs: integer("click_throughs").notNull().default(0),
  conversions: integer("conversions").notNull().default(0),
  pendingConversions: integer("pending_conversions").notNull().default(0),
  rejectedConversions: integer("rejected_conversions").notNull().default(0),
  revenueMicros: integer("revenue_micros").notNull().default(0),
  payoutMicros: integer("payout_micros").notNull().default(0),
};

/** Sum modulo 2^48 of the events' 48-bit hashes: equal sets give equal hashes in any order. */
const setHashColumn = { setHash: integer("set_hash").notNull().default(0) };

const narrowKey = {
  workspaceId: text("workspace_id").notNull(),
  campaignId: text("campaign_id").notNull(),
  publisherId: text("publisher_id").notNull(),
  linkId: text("link_id").notNull(),
  currency: text("currency").notNull(),
};

export const rollupHourly = sqliteTable(
  "rollup_hourly",
  {
    ...narrowKey,
    /** Start of the UTC hour. */
    hourMs: integer("hour_ms").notNull(),
    ...metricColumns,
    ...setHashColumn,
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.hourMs, t.campaignId, t.publisherId, t.linkId] }),
  ],
);

export const rollupDaily = sqliteTable(
  "rollup_daily",
  {
    ...narrowKey,
    /** yyyy-mm-dd in the workspace's zone. */
    day: text("day").notNull(),
    ...metricColumns,
    ...setHashColumn,
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day, t.campaignId, t.publisherId, t.linkId] })],
);

export const facetDaily = sqliteTable(
  "facet_daily",
  {
    workspaceId: text("workspace_id").notNull(),
    /** yyyy-mm-dd in the workspace's zone. */
    day: text("day").notNull(),
    dimension: text("dimension").notNull(),
    campaignId: text("campaign_id").notNull(),
    value: text("value").notNull(),
    currency: text("currency").notNull(),
    ...metricColumns,
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.dimension, t.day, t.campaignId, t.value] })],
);

/** Newest event time in the ledger, per workspace: how far the reports reach. */
export const freshness = sqliteTable("freshness", {
  workspaceId: text("workspace_id").primaryKey(),
  dataUpToMs: integer("data_up_to_ms").notNull(),
});
