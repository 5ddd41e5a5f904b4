import { CONVERSION_STATUSES } from "@cleverdrip/core";
import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** Clicks of the hot window. The id sorts by time, so lists and ranges need no index but the primary key. */
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
    /** The link's query as it came, up to 8,192 characters. */
    query: text("query").notNull().default(""),
    /** What it earns its publisher by itself. */
    payoutMicros: integer("payout_micros").notNull().default(0),
    /** Core's packTraits; hashes of the address alone. */
    traits: text("traits").notNull().default(""),
    batchId: text("batch_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    /**
     * A visitor's journey. Bots, duplicates and refused clicks are no part of one, and cost no entry; neither does the click
     * that the visitor is called by, which is found by its time (visitor-clicks.ts).
     */
    index("clicks_visitor")
      .on(t.workspaceId, t.visitorId)
      .where(sql`reason = 'OK' AND substr(visitor_id, 1, 8) <> substr(id, 1, 8)`),
  ],
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
    /** Id of the call that wrote it last; effects are joined to it, so a call that wrote nothing has none. */
    attempt: text("attempt").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    /** "" where nobody clicked: a coupon or the advertiser named the publisher. */
    linkId: text("link_id").notNull(),
    status: text("status", { enum: CONVERSION_STATUSES }).notNull(),
    originalStatus: text("original_status"),
    reason: text("reason").notNull(),
    currency: text("currency").notNull(),
    amountMicros: integer("amount_micros"),
    revenueMicros: integer("revenue_micros").notNull(),
    payoutMicros: integer("payout_micros").notNull(),
    /** JSON of core's PayoutRecord: enough to compute it again. */
    payoutSteps: text("payout_steps").notNull(),
    via: text("via").notNull(),
    /** Which rung of attribution matched. */
    rung: text("rung").notNull().default("click-id"),
    coupon: text("coupon"),
    /** JSON list of core's Credit: whose it is in parts; none = all of it belongs to publisher and link above. */
    credits: text("credits").notNull().default("[]"),
    /** JSON of core's AttributionRecord: enough to attribute it again; "" = it was not kept. */
    attribution: text("attribution").notNull().default(""),
    /** Whose journey it ends, where its attribution depends on one: clicks that are stored later may change it. */
    visitorId: text("visitor_id").notNull().default(""),
    /** What the caller says the time of the event was, where it said one. */
    eventAtMs: integer("event_at_ms"),
    /** Not paid before; null = at once. */
    heldUntilMs: integer("held_until_ms"),
    /** Repeats that were told apart from the first: 1 = the second, … */
    repeat: integer("repeat").notNull().default(0),
    /** Changes so far, the first report included: a write holds only where nobody else came in between. */
    sequence: integer("sequence").notNull().default(1),
    /** JSON list of every sum that was taken in; none = the amount alone. */
    counted: text("counted").notNull().default("[]"),
    /** Time of the report that the amount is from; null = of its receipt. */
    dataAtMs: integer("data_at_ms"),
    /** JSON lists of core's settleStatus: what was reported, and what came too early. */
    saidStatuses: text("said_statuses").notNull().default("[]"),
    waitingStatuses: text("waiting_statuses").notNull().default("[]"),
    /** The report as it was received, JSON of names and values without secrets. */
    received: text("received").notNull().default("{}"),
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
    index("conversions_click").on(t.workspaceId, t.clickId),
    /** An hour's results, to count them again. */
    index("conversions_time").on(t.workspaceId, t.atMs),
    index("conversions_visitor")
      .on(t.workspaceId, t.visitorId)
      .where(sql`visitor_id <> ''`),
    index("conversions_held")
      .on(t.heldUntilMs)
      .where(sql`status = 'hold' AND reason = 'H_HOLD_PERIOD'`),
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
    kind: text("kind", { enum: ["earn", "reverse", "adjust", "payment"] }).notNull(),
    amountMicros: integer("amount_micros").notNull(),
    currency: text("currency").notNull(),
    atMs: integer("at_ms").notNull(),
    /** Which change of the conversion it belongs to: its place in the history. */
    sequence: integer("sequence").notNull().default(0),
    note: text("note"),
    actor: text("actor").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("payout_ledger_once").on(
      t.workspaceId,
      t.conversionId,
      t.kind,
      t.sequence,
      t.publisherId,
    ),
    index("payout_ledger_publisher").on(t.workspaceId, t.publisherId, t.atMs),
  ],
);

/** Every report that came in, also the unusable ones, with what became of it. */
export const receivedReports = sqliteTable(
  "received_reports",
  {
    /** "" where nothing in the report tells whose it is. */
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    atMs: integer("at_ms").notNull(),
    via: text("via").notNull(),
    verdict: text("verdict").notNull(),
    reason: text("reason").notNull(),
    hint: text("hint"),
    /** A proven click; its time and link number are in the id. */
    clickId: text("click_id"),
    clickAtMs: integer("click_at_ms"),
    linkNumber: integer("link_number"),
    /** The cookie of the browser that sent it; null = it brought none. */
    visitorId: text("visitor_id"),
    /** What is wrong with its click id or body, as core's ClickProblem has it; null where nothing is. */
    clickProblem: text("click_problem"),
    /** proven, open or weak, as core's judgeProof has it; refused. A replay cannot prove it again. */
    proof: text("proof").notNull(),
    campaignId: text("campaign_id"),
    conversionId: text("conversion_id"),
    txid: text("txid"),
    event: text("event"),
    /** JSON list of names and values as received; secrets are `(hidden)`. */
    parameters: text("parameters").notNull(),
    ipPrefix: text("ip_prefix").notNull(),
    /** Host of the page that a browser's report named; null = it named none. */
    site: text("site"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    /** Those of which nothing was recorded, to be judged again. What is recorded costs no entry. */
    index("received_reports_waiting")
      .on(t.workspaceId, t.reason, t.id)
      .where(sql`conversion_id IS NULL`),
  ],
);

/** How much of a conversion cap is used; one row a cap and period, changed in the transaction of the conversion. */
export const capUsage = sqliteTable(
  "cap_usage",
  {
    workspaceId: text("workspace_id").notNull(),
    key: text("key").notNull(),
    period: text("period").notNull(),
    conversions: integer("conversions").notNull().default(0),
    payoutMicros: integer("payout_micros").notNull().default(0),
    revenueMicros: integer("revenue_micros").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key, t.period] })],
);
