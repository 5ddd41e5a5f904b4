import { encodeBase32 } from "@cleverdrip/core";
import type { ClickRecord, RecordedBatch } from "../src/events/click-record.ts";

/** A payable click of a new visitor, enriched as the consumer would; its id carries no signature. */
export function clickRecord(change: Partial<ClickRecord> = {}): ClickRecord {
  return {
    kind: "click",
    id: encodeBase32(crypto.getRandomValues(new Uint8Array(20))),
    atMs: Date.UTC(2026, 4, 1, 12),
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    visitorId: "",
    isUnique: true,
    isNewVisitor: true,
    reason: "OK",
    country: "DE",
    region: "",
    city: "",
    device: "mobile",
    os: "iOS",
    browser: "Safari",
    language: "",
    referrerDomain: "",
    asn: null,
    asOrganization: "",
    ipHash: "",
    ipPrefix: "",
    userAgent: "",
    subs: {},
    source: "",
    externalId: "",
    snapshotVersion: 1,
    linkVersion: 1,
    routeId: "",
    variantId: "",
    landingId: "",
    flags: 0,
    query: "",
    payoutMicros: 0,
    currency: "USD",
    traits: "",
    ...change,
  };
}

export function recordedBatch(
  clicks: readonly ClickRecord[],
  change: Partial<RecordedBatch> = {},
): RecordedBatch {
  return { batchId: `bat_${crypto.randomUUID()}`, count: null, clicks, ...change };
}
