import { NO_COUNTS, type Counts } from "@cleverdrip/core";
import {
  clickBatches,
  clicks,
  conversions,
  facetDaily,
  rollupDaily,
  rollupHourly,
} from "../src/index.ts";
import { eventsDb } from "../src/events/events-db.ts";

export * from "./conversion-write.ts";
export * from "./dead-letter-rows.ts";
export * from "./fences.ts";
export * from "./fraud-rows.ts";
export * from "./money-rows.ts";

// Rows of EVENTS as tests need them: what a test does not give has no bearing on it.

type Row<T extends { readonly $inferInsert: object }> = Partial<T["$inferInsert"]>;

let sequence = 0;

/** Click ids that sort in the order they are made. */
export function nextClickId(): string {
  sequence += 1;
  return String(sequence).padStart(32, "0");
}

export async function storeClick(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof clicks> = {},
) {
  const id = row.id ?? nextClickId();
  await eventsDb(db)
    .insert(clicks)
    .values({
      workspaceId,
      id,
      atMs: 1_795_000_000_000,
      campaignId: "cmp_1",
      publisherId: "pub_1",
      linkId: "lnk_1",
      visitorId: "visitor",
      isUnique: 1,
      reason: "OK",
      country: "US",
      region: "California",
      city: "Oakland",
      device: "mobile",
      os: "iOS",
      browser: "Safari",
      language: "en",
      referrerDomain: "news.example",
      asn: 7922,
      asOrganization: "Comcast",
      ipHash: "hash",
      ipPrefix: "198.51.100.0/24",
      userAgent: "Mozilla/5.0",
      subs: '{"sub1":"a"}',
      source: "",
      externalId: "",
      snapshotVersion: 1,
      linkVersion: 1,
      query: "sub1=a",
      batchId: "batch",
      ...row,
    });
  return id;
}

export async function storeConversion(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof conversions> = {},
) {
  sequence += 1;
  const id = row.id ?? `cnv_${String(sequence).padStart(24, "0")}`;
  await eventsDb(db)
    .insert(conversions)
    .values({
      workspaceId,
      id,
      eventTypeId: "evt_1",
      eventName: "sale",
      dedupeKey: `t:${id}`,
      txid: null,
      clickId: "0".repeat(32),
      clickAtMs: 1_795_000_000_000,
      atMs: 1_795_000_060_000,
      day: "2026-11-18",
      attempt: "attempt",
      receivedAtMs: 1_795_000_060_000,
      campaignId: "cmp_1",
      publisherId: "pub_1",
      linkId: "lnk_1",
      status: "approved",
      originalStatus: null,
      reason: "OK",
      currency: "USD",
      amountMicros: 25_000_000,
      revenueMicros: 25_000_000,
      payoutMicros: 3_300_000,
      payoutSteps: "{}",
      via: "postback",
      ...row,
    });
  return id;
}

/** A row of the batch ledger; the second one of a batch changes nothing. */
export async function storeLedgerRow(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof clickBatches> & { readonly batchId: string },
) {
  await eventsDb(db)
    .insert(clickBatches)
    .values({ workspaceId, attempt: "attempt", storedAtMs: 1, clicks: 1, ...row })
    .onConflictDoNothing();
}

const narrow = { campaignId: "cmp_1", publisherId: "pub_1", linkId: "lnk_1", currency: "USD" };

type Bucket = Partial<typeof narrow & Counts>;

export async function storeHour(db: D1Database, workspaceId: string, hour: string, row: Bucket) {
  const hourMs = Date.parse(hour);
  await eventsDb(db)
    .insert(rollupHourly)
    .values({ ...NO_COUNTS, ...narrow, ...row, workspaceId, hourMs });
}

export async function storeDay(db: D1Database, workspaceId: string, day: string, row: Bucket) {
  await eventsDb(db)
    .insert(rollupDaily)
    .values({ ...NO_COUNTS, ...narrow, ...row, workspaceId, day });
}

type FacetBucket = Partial<Counts> & {
  readonly dimension: string;
  readonly value: string;
  readonly campaignId?: string;
  readonly currency?: string;
};

export async function storeFacet(
  db: D1Database,
  workspaceId: string,
  day: string,
  row: FacetBucket,
) {
  const { campaignId, currency } = narrow;
  await eventsDb(db)
    .insert(facetDaily)
    .values({ ...NO_COUNTS, campaignId, currency, ...row, workspaceId, day });
}
