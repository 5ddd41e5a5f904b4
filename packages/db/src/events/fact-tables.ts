import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** The batch ledger: a packed message is applied once, in the transaction that writes its row here. */
export const clickBatches = sqliteTable(
  "click_batches",
  {
    workspaceId: text("workspace_id").notNull(),
    batchId: text("batch_id").notNull(),
    /** Id of the delivery that stored it; effects are joined to it, so another delivery has none. */
    attempt: text("attempt").notNull(),
    storedAtMs: integer("stored_at_ms").notNull(),
    clicks: integer("clicks").notNull(),
    /** The isolate that sent it; null = nobody counted. */
    isolate: text("isolate"),
    /** The workspace's clicks of that isolate up to and with this batch: what is missing between two was lost. */
    emitted: integer("emitted"),
    /** The workspace's clicks that the isolate had to give up before this batch. */
    lost: integer("lost").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.batchId] })],
);

/** Clicks of the hot window. The id sorts by time, so the primary key is the only index it needs. */
export const clicks = sqliteTable(
  "clicks",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    atMs: integer("at_ms").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    linkId: text("link_id").notNull(),
    visitorId: text("visitor_id").notNull(),
    isUnique: integer("is_unique").notNull(),
    reason: text("reason").notNull(),
    country: text("country").notNull(),
    region: text("region").notNull(),
    city: text("city").notNull(),
    device: text("device").notNull(),
    os: text("os").notNull(),
    browser: text("browser").notNull(),
    language: text("language").notNull(),
    referrerDomain: text("referrer_domain").notNull(),
    asn: integer("asn"),
    asOrganization: text("as_organization").notNull(),
    /** Keyed hash of the address; the key rotates daily. The address itself is never stored. */
    ipHash: text("ip_hash").notNull(),
    /** /24 or /48 of the address. */
    ipPrefix: text("ip_prefix").notNull(),
    userAgent: text("user_agent").notNull(),
    subs: text("subs").notNull(),
    source: text("source").notNull(),
    externalId: text("external_id").notNull(),
    snapshotVersion: integer("snapshot_version").notNull(),
    linkVersion: integer("link_version").notNull().default(0),
    routeId: text("route_id").notNull().default(""),
    variantId: text("variant_id").notNull().default(""),
    landingId: text("landing_id").notNull().default(""),
    /** Bits: 1 brought our cookie · 2 the cookie knew the campaign · 4 the choice came from it · 8 something was cut. */
    flags: integer("flags").notNull().default(0),
    isNewVisitor: integer("is_new_visitor").notNull().default(0),
    /** The link's query as it came, up to 2,048 characters. */
    query: text("query").notNull().default(""),
    batchId: text("batch_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

export const conversions = sqliteTable(
  "conversions",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Sorts by the time we received it; made from what makes the conversion unique, so a replay gives it again. */
    id: text("id").notNull(),
    eventTypeId: text("event_type_id").notNull(),
    eventName: text("event_name").notNull(),
    /** `t:` + transaction id, or `c:` + click id where the caller gave none. */
    dedupeKey: text("dedupe_key").notNull(),
    txid: text("txid"),
    clickId: text("click_id").notNull(),
    clickAtMs: integer("click_at_ms").notNull(),
    atMs: integer("at_ms").notNull(),
    /** yyyy-mm-dd of atMs in the workspace's zone. */
    day: text("day").notNull(),
    receivedAtMs: integer("received_at_ms").notNull(),
    /** Id of the call that inserted it; effects are joined to it, so a repeated call has none. */
    attempt: text("attempt").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    linkId: text("link_id").notNull(),
    status: text("status").notNull(),
    originalStatus: text("original_status"),
    reason: text("reason").notNull(),
    currency: text("currency").notNull(),
    amountMicros: integer("amount_micros"),
    revenueMicros: integer("revenue_micros").notNull(),
    payoutMicros: integer("payout_micros").notNull(),
    /** JSON of the payout decision: model, inputs and rules version, enough to compute it again. */
    payoutSteps: text("payout_steps").notNull(),
    via: text("via").notNull(),
    /** Facets of the click; null until its row is stored (a conversion may overtake its click). */
    country: text("country"),
    device: text("device"),
    os: text("os"),
    browser: text("browser"),
    referrer: text("referrer"),
    sub1: text("sub1"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("conversions_once").on(t.workspaceId, t.eventTypeId, t.dedupeKey),
    index("conversions_awaiting_click")
      .on(t.workspaceId, t.clickId)
      .where(sql`country IS NULL`),
  ],
);

/** Every status a conversion has had, append-only. */
export const conversionHistory = sqliteTable(
  "conversion_history",
  {
    workspaceId: text("workspace_id").notNull(),
    conversionId: text("conversion_id").notNull(),
    sequence: integer("sequence").notNull(),
    atMs: integer("at_ms").notNull(),
    status: text("status").notNull(),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.conversionId, t.sequence] })],
);

/** What publishers are owed, append-only: a balance is a sum. */
export const payoutLedger = sqliteTable(
  "payout_ledger",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    publisherId: text("publisher_id").notNull(),
    conversionId: text("conversion_id").notNull(),
    kind: text("kind", { enum: ["earn"] }).notNull(),
    amountMicros: integer("amount_micros").notNull(),
    currency: text("currency").notNull(),
    atMs: integer("at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("payout_ledger_once").on(t.workspaceId, t.conversionId, t.kind),
  ],
);

/** Messages that could not be processed, with the body as it came. */
export const deadLetters = sqliteTable("dead_letters", {
  id: text("id").primaryKey(),
  queue: text("queue").notNull(),
  receivedAtMs: integer("received_at_ms").notNull(),
  attempts: integer("attempts").notNull(),
  reason: text("reason").notNull(),
  body: text("body").notNull(),
});

/** Clicks of a workspace that ended as dead letters, by the batch they came in. */
export const deadClicks = sqliteTable(
  "dead_clicks",
  {
    workspaceId: text("workspace_id").notNull(),
    batchId: text("batch_id").notNull(),
    atMs: integer("at_ms").notNull(),
    clicks: integer("clicks").notNull(),
    /** As in `click_batches`: a batch that ended here is not missing. */
    isolate: text("isolate"),
    emitted: integer("emitted"),
    lost: integer("lost").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.batchId] })],
);
