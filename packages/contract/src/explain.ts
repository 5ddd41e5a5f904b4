import * as z from "zod";
import { timeMs } from "./fields.ts";

/** One thing that was looked at on a click's way, in the order of looking. */
export const decisionStep = z.strictObject({
  step: z.enum([
    "link",
    "availability",
    "targeting",
    "cap",
    "forced",
    "regular",
    "default",
    "variant",
    "landing",
    "deep-link",
    "fallback",
    "quality",
  ]),
  /** What was looked at: a condition's field, a route's or variant's name. */
  subject: z.string(),
  /** null = it could not be known, or is not a question. */
  hasPassed: z.boolean().nullable(),
  /** A sentence that a publisher may read. */
  detail: z.string(),
});

export const clickExplanation = z.strictObject({
  clickId: z.string(),
  atMs: timeMs,
  campaignId: z.string(),
  /** Version of the campaign the click was decided by. */
  campaignVersion: z.number().int(),
  outcome: z.enum(["accepted", "diverted", "refused"]),
  reason: z.string(),
  routeId: z.string(),
  variantId: z.string(),
  landingId: z.string(),
  steps: z.array(decisionStep),
  /** Deciding again gave what is stored; what it could not know again is named in `limits`. */
  agrees: z.boolean(),
  limits: z.array(z.string()),
});

/** A visitor who might come; what is left out is unknown. */
export const simulatedVisitor = z.strictObject({
  country: z.string().max(2).default(""),
  region: z.string().max(100).default(""),
  city: z.string().max(100).default(""),
  asn: z.number().int().nullable().default(null),
  asOrganization: z.string().max(200).default(""),
  ip: z.string().max(45).default(""),
  userAgent: z.string().max(512).default(""),
  language: z.string().max(35).default(""),
  referrer: z.string().max(512).default(""),
  /** As in the URL, without `?`. */
  query: z.string().max(8_192).default(""),
  method: z.enum(["GET", "HEAD"]).default("GET"),
  purpose: z.string().max(60).default(""),
  /** Was in the campaign before, without a choice that would be kept. */
  isReturning: z.boolean().default(false),
  visitorId: z.string().max(60).optional(),
  atMs: timeMs.optional(),
});

export const linkPreview = z.strictObject({
  outcome: z.enum(["accepted", "diverted", "refused"]),
  reason: z.string(),
  /** The address with an example click id; null where the visitor would see "not available". */
  location: z.string().nullable(),
  campaignId: z.string(),
  routeId: z.string(),
  variantId: z.string(),
  landingId: z.string(),
  steps: z.array(decisionStep),
});

export type DecisionStep = z.infer<typeof decisionStep>;
export type ClickExplanation = z.infer<typeof clickExplanation>;
export type SimulatedVisitor = z.infer<typeof simulatedVisitor>;
export type LinkPreview = z.infer<typeof linkPreview>;
