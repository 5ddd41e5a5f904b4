import type { ClickBatch, ClickEvent, PackedClickBatch } from "@cleverdrip/core";
import * as z from "zod";

/** One recorded click. Empty text = the client did not say. */
export const clickEvent: z.ZodType<ClickEvent> = z.strictObject({
  id: z.string().length(32),
  atMs: z.number().int(),
  workspaceId: z.string(),
  campaignId: z.string(),
  publisherId: z.string(),
  linkId: z.string(),
  /** The campaign's; buckets are kept per currency. */
  currency: z.string().length(3),
  visitorId: z.string(),
  /** The visitor brought our cookie; without it, uniqueness falls back to address and user agent. */
  isReturning: z.boolean(),
  reason: z.string(),
  /** Version of the campaign snapshot the redirect was decided by. */
  snapshotVersion: z.number().int(),
  ip: z.string(),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  asn: z.number().int().nullable(),
  asOrganization: z.string(),
  userAgent: z.string(),
  language: z.string(),
  referrer: z.string(),
  subs: z.record(z.string(), z.string()),
  source: z.string(),
  externalId: z.string(),
});

/** Many clicks that are stored together. `batchId` makes all of them count once. */
export const clickBatch: z.ZodType<ClickBatch> = z.strictObject({
  v: z.literal(1),
  kind: z.literal("clicks"),
  batchId: z.string().min(1).max(64),
  clicks: z.array(clickEvent).min(1).max(1_000),
});

const packedLink = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string().length(3),
  z.number().int(),
]);

const text = z.string();

const place = z.number().int().min(0);

const packedClick = z.tuple([
  place,
  z.string().length(32),
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

/** A batch as the queue carries it, see core's packClicks. */
export const packedClickBatch: z.ZodType<PackedClickBatch> = z.strictObject({
  v: z.literal(1),
  kind: z.literal("packed-clicks"),
  batchId: z.string().min(1).max(64),
  links: z.array(packedLink).min(1).max(1_000),
  texts: z.array(text).max(10_000),
  clicks: z.array(packedClick).min(1).max(1_000),
});

export type { ClickBatch, ClickEvent, PackedClickBatch } from "@cleverdrip/core";
