import type { Campaign, EventType } from "@cleverdrip/contract";

type Policy = Campaign["conversionPolicy"];

const DAY_MS = 86_400_000;

export function eventType(part: Partial<EventType> = {}): EventType {
  return {
    id: "evt_1",
    name: "sale",
    payout: { model: "cpa", amountMicros: 3_300_000 },
    revenueMicros: null,
    revenuePercent: null,
    aliases: [],
    duplicatePolicy: "ignore-txid",
    holdDays: 0,
    ...part,
  };
}

/** As core's DEFAULT_CONVERSION_POLICY: a campaign that nobody has set up. */
export function conversionPolicy(part: Partial<Policy> = {}): Policy {
  return {
    attribution: {
      rungs: ["click-id", "cookie", "coupon", "clickless"],
      minWindowMs: 0,
      maxWindowMs: { "click-id": 30 * DAY_MS, cookie: 90 * DAY_MS, fingerprint: DAY_MS },
      model: { kind: "last" },
      viewThrough: null,
    },
    coupons: [],
    caps: [],
    volume: null,
    cpcMicros: null,
    security: { tokens: [], secrets: [], sourceIps: [], requires: "none" },
    maxPixelAmountMicros: null,
    pixelSites: [],
    ...part,
  };
}
