import type { AttributionPolicy, ConversionCap, Coupon, VolumeCommission } from "@cleverdrip/core";
import * as z from "zod";
import { micros, timeMs } from "./fields.ts";

const DAY_MS = 86_400_000;
/** From a second to a year. */
export const attributionWindow = z
  .number()
  .int()
  .min(1_000)
  .max(365 * DAY_MS);
/** Parts per million: 125,000 is 12.5 %. */
const ppm = z.number().int().min(0).max(1_000_000);
const period = z.enum(["day", "week", "month", "total"]);

export const rung = z.enum(["click-id", "cookie", "coupon", "clickless", "fingerprint"]);

export const attributionModel = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["last", "first", "linear"]) }),
  z.strictObject({ kind: z.literal("position"), firstPpm: ppm, lastPpm: ppm }),
  z.strictObject({ kind: z.literal("time-decay"), halfLifeMs: attributionWindow }),
]);

/**
 * Rungs are tried in their order; one that is left out is off, as `fingerprint`, a guess, is by default. The click's window
 * is also `attributionWindowDays`.
 */
export const attributionPolicy: z.ZodType<AttributionPolicy> = z.strictObject({
  rungs: z.array(rung).min(1, "without a rung nobody is ever paid").max(5),
  minWindowMs: z
    .number()
    .int()
    .min(0)
    .max(364 * DAY_MS),
  maxWindowMs: z.strictObject({
    "click-id": attributionWindow,
    cookie: attributionWindow,
    /** At most a day where that rung is on. */
    fingerprint: attributionWindow.default(DAY_MS),
  }),
  model: attributionModel,
  viewThrough: z.strictObject({ windowMs: attributionWindow }).nullable(),
});

/** A code that stands for a publisher, in whatever case; both ends belong to its time, null = without end. */
export const coupon: z.ZodType<Coupon> = z.strictObject({
  code: z.string().trim().min(1).max(100),
  publisherId: z.string().max(40),
  startsAtMs: timeMs.nullable().default(null),
  endsAtMs: timeMs.nullable().default(null),
});

/** Conversions, or micros of the campaign's currency, in the workspace's zone. Over a soft cap a result is held. */
export const conversionCap: z.ZodType<ConversionCap> = z.strictObject({
  metric: z.enum(["conversions", "payout", "revenue"]),
  scope: z.enum(["campaign", "publisher", "link"]),
  subjectId: z.string().max(40).nullable().default(null),
  period,
  limit: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  isHard: z.boolean().default(false),
});

/** From so many conversions, or so much revenue, in the period, that share of the payout is added to it. */
export const volumeCommission: z.ZodType<VolumeCommission> = z.strictObject({
  metric: z.enum(["conversions", "revenue"]),
  period,
  steps: z
    .array(z.strictObject({ from: micros, ppm }))
    .min(1)
    .max(20),
});

/** It may hold what a URL can carry without encoding. */
const token = z
  .string()
  .regex(
    /^[\w.~-]{8,200}$/,
    "must be 8 to 200 letters, digits, dots, dashes, tildes or underscores",
  );

const security = z.strictObject({
  tokens: z.array(token).max(5).default([]),
  secrets: z.array(z.string().min(16).max(200)).max(5).default([]),
  sourceIps: z.array(z.string().trim().max(50)).max(100).default([]),
  requires: z.enum(["none", "token", "signature"]).default("none"),
});

/** Every part left out keeps its default (new campaign) or its value (change). */
export const conversionPolicyPatch = z.strictObject({
  attribution: attributionPolicy.optional(),
  coupons: z.array(coupon).max(1_000).optional(),
  caps: z.array(conversionCap).max(50).optional(),
  volume: volumeCommission.nullable().optional(),
  cpcMicros: micros.nullable().optional(),
  security: security.optional(),
  maxPixelAmountMicros: micros.nullable().optional(),
  pixelSites: z.array(z.string().trim().toLowerCase().max(255)).max(100).optional(),
});

/** Tokens and secrets are shown only to roles that may change them; for others each is `(hidden)`. */
export const conversionPolicy = z.strictObject({
  attribution: attributionPolicy,
  coupons: z.array(coupon),
  caps: z.array(conversionCap),
  volume: volumeCommission.nullable(),
  cpcMicros: micros.nullable(),
  security: z.strictObject({
    tokens: z.array(z.string()),
    secrets: z.array(z.string()),
    sourceIps: z.array(z.string()),
    requires: z.enum(["none", "token", "signature"]),
  }),
  maxPixelAmountMicros: micros.nullable(),
  pixelSites: z.array(z.string()),
});

export type ConversionPolicyPatch = z.infer<typeof conversionPolicyPatch>;
export type { AttributionPolicy, ConversionPolicy, Rung } from "@cleverdrip/core";
