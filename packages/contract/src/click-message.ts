import type {
  BatchOrigin,
  ClickBatch,
  ClickBatchV2,
  ClickEvent,
  ClickEventV2,
  OldClickBatch,
  OldPackedClickBatch,
  PackedClickBatch,
  PackedClickBatchV2,
} from "@cleverdrip/core";
import * as z from "zod";

const text = z.string();
const place = z.number().int().min(0);
const batchId = z.string().min(1).max(64);
const clickId = z.string().length(32);
const currency = z.string().length(3);
const counts = z.array(z.tuple([text, place])).max(1_000);

const origin: z.ZodType<BatchOrigin> = z.strictObject({
  isolate: z.string().min(1).max(64),
  emitted: counts,
  lost: counts,
});

/** What all versions say of a click. */
const click = {
  id: clickId,
  atMs: z.number().int(),
  workspaceId: text,
  campaignId: text,
  publisherId: text,
  linkId: text,
  /** The campaign's; buckets are kept per currency. */
  currency,
  visitorId: text,
  /** The visitor brought our cookie; without it, uniqueness falls back to address and user agent. */
  isReturning: z.boolean(),
  reason: text,
  /** Version of the campaign snapshot the redirect was decided by. */
  snapshotVersion: z.number().int(),
  ip: text,
  country: text,
  region: text,
  city: text,
  asn: z.number().int().nullable(),
  asOrganization: text,
  userAgent: text,
  language: text,
  referrer: text,
};

/** And those since the second. */
const decided = {
  ...click,
  kind: z.enum(["click", "impression", "click-through"]),
  linkVersion: z.number().int(),
  routeId: text,
  variantId: text,
  landingId: text,
  isKnown: z.boolean(),
  isRemembered: z.boolean(),
  isCut: z.boolean(),
  query: text,
};

const rttMs = z.number().nullable();

/** One recorded request for a link. Empty text = the client did not say. */
export const clickEvent: z.ZodType<ClickEvent> = z.strictObject({
  ...decided,
  signals: z.array(text).max(100),
  timezone: text,
  tls: text,
  rttMs,
});

const events = <T extends z.ZodType>(event: T) => z.array(event).min(1).max(1_000);
const batch = { kind: z.literal("clicks"), batchId, origin: origin.nullable() };

/** Many clicks that are stored together. `batchId` makes all of them count once. */
export const clickBatch: z.ZodType<ClickBatch> = z.strictObject({
  ...batch,
  v: z.literal(3),
  clicks: events(clickEvent),
});

const clickEventV2: z.ZodType<ClickEventV2> = z.strictObject(decided);

/** Version 2, see core's upgradeClicksV2. */
export const clickBatchV2: z.ZodType<ClickBatchV2> = z.strictObject({
  ...batch,
  v: z.literal(2),
  clicks: events(clickEventV2),
});

const version = z.number().int();
const packed = {
  kind: z.literal("packed-clicks"),
  batchId,
  origin: origin.nullable(),
  links: z
    .array(z.tuple([text, text, text, text, currency, version, version]))
    .min(1)
    .max(1_000),
  texts: z.array(text).max(10_000),
};

// link, flags, id, time, visitor, outcome, address, place, user agent, signals, referrer, TLS, round trip, query: see core's
// PackedClick.
const flags = z.number().int().min(0).max(15);
const time = z.number().int();
const packedClick = z.tuple([
  ...([place, flags, clickId, time, text, place, text] as const),
  ...([place, place, place, place, text, rttMs, text] as const),
]);

/** A batch as the queue carries it, see core's packClicks. */
export const packedClickBatch: z.ZodType<PackedClickBatch> = z.strictObject({
  ...packed,
  v: z.literal(3),
  clicks: events(packedClick),
});

// link, flags, id, time, visitor, reason, route, variant, landing, address, country, region, city, network, its name,
// user agent, language, referrer, query: see core's PackedClickV2.
const flagsV2 = z.number().int().min(0).max(63);
const asn = z.number().int().nullable();
const packedClickV2 = z.tuple([
  ...([place, flagsV2, clickId, time, text, place, place, place, place] as const),
  ...([text, place, place, place, asn, place, place, place, place, text] as const),
]);

/** Version 2, see core's unpackClicksV2. */
export const packedClickBatchV2: z.ZodType<PackedClickBatchV2> = z.strictObject({
  ...packed,
  v: z.literal(2),
  clicks: events(packedClickV2),
});

const oldClickEvent = z.strictObject({
  ...click,
  subs: z.record(text, text),
  source: text,
  externalId: text,
});

/** Version 1, see core's upgradeClicks. */
export const oldClickBatch: z.ZodType<OldClickBatch> = z.strictObject({
  v: z.literal(1),
  kind: z.literal("clicks"),
  batchId,
  clicks: z.array(oldClickEvent).min(1).max(1_000),
});

const oldPackedClick = z.tuple([
  place,
  clickId,
  z.number().int(),
  text,
  z.union([z.literal(0), z.literal(1)]),
  place,
  text,
  place,
  place,
  place,
  z.number().int().nullable(),
  place,
  place,
  place,
  place,
  z.record(text, text),
  text,
  text,
]);

/** Version 1, see core's unpackOldClicks. */
export const oldPackedClickBatch: z.ZodType<OldPackedClickBatch> = z.strictObject({
  v: z.literal(1),
  kind: z.literal("packed-clicks"),
  batchId,
  links: z
    .array(z.tuple([text, text, text, text, currency, version]))
    .min(1)
    .max(1_000),
  texts: z.array(text).max(10_000),
  clicks: z.array(oldPackedClick).min(1).max(1_000),
});

export type { BatchOrigin, ClickBatch, ClickEvent, PackedClickBatch } from "@cleverdrip/core";
