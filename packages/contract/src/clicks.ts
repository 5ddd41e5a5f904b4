import * as z from "zod";
import { timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

export const clickRow = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  campaignId: z.string(),
  publisherId: z.string(),
  linkId: z.string(),
  visitorId: z.string(),
  isUnique: z.boolean(),
  /** The first of the visitor in the campaign's unique window. */
  isNewVisitor: z.boolean(),
  reason: z.string(),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  device: z.string(),
  os: z.string(),
  browser: z.string(),
  language: z.string(),
  referrerDomain: z.string(),
  asn: z.number().int().nullable(),
  asOrganization: z.string(),
  ipPrefix: z.string(),
  userAgent: z.string(),
  subs: z.record(z.string(), z.string()),
  source: z.string(),
  externalId: z.string(),
  coupon: z.string(),
  /** Decimal text as it was given. */
  cost: z.string(),
  /** gclid, fbclid and the like. */
  adIds: z.record(z.string(), z.string()),
  /** As it stood in the URL. */
  query: z.string(),
  /** Something was longer than what is kept. */
  isCut: z.boolean(),
  routeId: z.string(),
  variantId: z.string(),
  landingId: z.string(),
  snapshotVersion: z.number().int(),
});

/** Newest first. Times bound the click's own time: from ≤ atMs < to. */
export const clickQuery = pageQuery.extend({
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  linkId: z.string().max(40).optional(),
  country: z.string().max(2).optional(),
  reason: z.string().max(30).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

export type ClickRow = z.infer<typeof clickRow>;
export type ClickQuery = z.infer<typeof clickQuery>;
