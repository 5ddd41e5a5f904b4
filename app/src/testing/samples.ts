import type {
  Campaign,
  ClickRow,
  ConversionRow,
  Link,
  Me,
  Metrics,
  Publisher,
  Report,
  ReportRow,
  SmartLink,
} from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";
import { conversionPolicy, eventType } from "./conversion-terms-samples.ts";
import { delivery } from "./delivery-samples.ts";

export { AT_MS };

/** Past whatever the clock of the machine that runs the tests. */
const LONG_LIVE_MS = 0;

export function me(workspace: Partial<Me["workspace"]> = {}): Me {
  return {
    user: { id: "usr_1", name: "Ada", email: "ada@example.com" },
    workspace: {
      id: "wsp_1",
      name: "Brightside",
      timezone: "UTC",
      currency: "USD",
      fallbackUrl: null,
      dialects: [],
      statusWords: {},
      hotWindowDays: 30,
      payoutTerms: "monthly",
      payoutThresholdMicros: 0,
      role: "owner",
      ...workspace,
    },
  };
}

export function campaign(part: Partial<Campaign> = {}): Campaign {
  return {
    id: "cmp_1",
    name: "Summer sale",
    status: "active",
    destinationUrl: "https://shop.example/?cid={clickid}",
    fallbackUrl: null,
    currency: "USD",
    attributionWindowDays: 30,
    delivery: delivery(),
    conversionPolicy: conversionPolicy(),
    eventTypes: [eventType()],
    liveEverywhereAtMs: LONG_LIVE_MS,
    version: 1,
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    ...part,
  };
}

export function publisher(part: Partial<Publisher> = {}): Publisher {
  return {
    id: "pub_1",
    name: "Coupon Corner",
    email: "hello@coupons.example",
    tier: "",
    terms: "monthly",
    thresholdMicros: 0,
    status: "active",
    liveEverywhereAtMs: LONG_LIVE_MS,
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    ...part,
  };
}

export function link(part: Partial<Link> = {}): Link {
  return {
    id: "lnk_1",
    number: 1,
    slug: "summer",
    url: "https://go.example/c/summer",
    status: "active",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    domainId: null,
    aliases: [],
    liveEverywhereAtMs: LONG_LIVE_MS,
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    ...part,
  };
}

export function smartLink(part: Partial<SmartLink> = {}): SmartLink {
  return {
    id: "sml_1",
    name: "Best of summer",
    slug: "best",
    url: "https://go.example/c/best",
    status: "active",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    domainId: null,
    members: [
      {
        linkId: "lnk_1",
        slug: "summer",
        campaignId: "cmp_1",
        campaignName: "Summer sale",
        weight: 100,
      },
    ],
    liveEverywhereAtMs: LONG_LIVE_MS,
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    ...part,
  };
}

export function click(part: Partial<ClickRow> = {}): ClickRow {
  return {
    id: "0123456789abcdefghjkmnpqrstvwxyz",
    atMs: AT_MS,
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    visitorId: "visitor",
    isUnique: true,
    isNewVisitor: true,
    reason: "OK",
    country: "DE",
    region: "Berlin",
    city: "Berlin",
    device: "mobile",
    os: "iOS",
    browser: "Safari",
    language: "de",
    referrerDomain: "news.example",
    asn: 3320,
    asOrganization: "Deutsche Telekom",
    ipPrefix: "192.0.2.0/24",
    userAgent: "Mozilla/5.0",
    subs: { sub1: "newsletter" },
    source: "",
    externalId: "",
    coupon: "",
    cost: "",
    adIds: {},
    query: "sub1=newsletter",
    isCut: false,
    routeId: "",
    variantId: "",
    landingId: "",
    snapshotVersion: 3,
    ...part,
  };
}

export function conversion(part: Partial<ConversionRow> = {}): ConversionRow {
  return {
    id: "cnv_1",
    atMs: AT_MS,
    receivedAtMs: AT_MS,
    status: "approved",
    reason: "OK",
    eventTypeId: "evt_1",
    eventName: "sale",
    txid: "order-1",
    clickId: "0123456789abcdefghjkmnpqrstvwxyz",
    clickAtMs: AT_MS - 60_000,
    ctitMs: 60_000,
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    currency: "USD",
    amountMicros: 25_000_000,
    revenueMicros: 25_000_000,
    payoutMicros: 3_300_000,
    via: "postback",
    rung: "click-id",
    coupon: null,
    originalStatus: null,
    heldUntilMs: null,
    repeat: 0,
    country: "DE",
    device: "mobile",
    ...part,
  };
}

const NOTHING: Metrics = {
  grossClicks: 0,
  clicks: 0,
  uniqueClicks: 0,
  newVisitors: 0,
  impressions: 0,
  clickThroughs: 0,
  conversions: 0,
  pendingConversions: 0,
  rejectedConversions: 0,
  revenueMicros: 0,
  payoutMicros: 0,
  profitMicros: 0,
  conversionRate: null,
  clickThroughRate: null,
  landingRate: null,
  epcMicros: null,
};

export function reportRow(part: Partial<ReportRow> = {}): ReportRow {
  return { ...NOTHING, key: "total", label: "Total", currency: "USD", ...part };
}

export function report(
  part: { data?: ReportRow[]; totals?: Partial<Report["totals"]> } = {},
): Report {
  return {
    data: part.data ?? [],
    totals: { ...NOTHING, currency: "USD", byCurrency: [], ...part.totals },
    timezone: "UTC",
    isTruncated: false,
    fromMs: AT_MS - 86_400_000,
    toMs: AT_MS,
    dataUpToMs: AT_MS,
  };
}
