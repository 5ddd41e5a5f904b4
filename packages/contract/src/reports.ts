import * as z from "zod";
import { timeMs } from "./fields.ts";

export const reportGroup = z.enum([
  "total",
  "hour",
  "day",
  "month",
  "campaign",
  "publisher",
  "link",
  "country",
  "device",
  "os",
  "browser",
  "referrer",
  "sub1",
]);

/**
 * `from` is inclusive, `to` exclusive: ISO dates (a day of `timezone`), ISO instants or milliseconds since 1970. Buckets are
 * whole hours, or whole days for facets: an instant within one takes all of it in, and the answer says what it covers.
 */
export const reportQuery = z.strictObject({
  from: z.string().max(40),
  to: z.string().max(40),
  timezone: z.string().max(64).optional(),
  groupBy: reportGroup.default("total"),
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  linkId: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

export const metrics = z.strictObject({
  /** Every recorded request for a link. */
  grossClicks: z.number().int(),
  /** Payable clicks: reason code OK. */
  clicks: z.number().int(),
  uniqueClicks: z.number().int(),
  /** First clicks of a visitor in the campaign's unique window. */
  newVisitors: z.number().int(),
  impressions: z.number().int(),
  /** From a landing page on to the destination. */
  clickThroughs: z.number().int(),
  /** Approved conversions. */
  conversions: z.number().int(),
  pendingConversions: z.number().int(),
  rejectedConversions: z.number().int(),
  revenueMicros: z.number().int(),
  payoutMicros: z.number().int(),
  profitMicros: z.number().int(),
  /** conversions ÷ clicks; null without clicks. */
  conversionRate: z.number().nullable(),
  /** payoutMicros ÷ clicks: what a publisher earns per click. */
  epcMicros: z.number().nullable(),
  /** clicks ÷ impressions; null without impressions. */
  clickThroughRate: z.number().nullable(),
  /** clickThroughs ÷ clicks; null without clicks. */
  landingRate: z.number().nullable(),
});

export const reportRow = metrics.extend({
  key: z.string(),
  label: z.string(),
  /** Money never mixes: a key whose campaigns use two currencies has two rows. */
  currency: z.string(),
});

/** Counts cover everything; money is null (and listed by currency) where several currencies meet. */
export const reportTotals = metrics.extend({
  currency: z.string().nullable(),
  revenueMicros: z.number().int().nullable(),
  payoutMicros: z.number().int().nullable(),
  profitMicros: z.number().int().nullable(),
  byCurrency: z.array(metrics.extend({ currency: z.string() })),
});

export const report = z.strictObject({
  data: z.array(reportRow),
  totals: reportTotals,
  timezone: z.string(),
  /** What the rows cover: the period asked for, widened to whole buckets. */
  fromMs: timeMs,
  toMs: timeMs,
  isTruncated: z.boolean(),
  /** Time of the newest event in the ledger; null before the first. */
  dataUpToMs: timeMs.nullable(),
});

export type ReportGroup = z.infer<typeof reportGroup>;
export type ReportQuery = z.infer<typeof reportQuery>;
export type Metrics = z.infer<typeof metrics>;
export type ReportRow = z.infer<typeof reportRow>;
export type ReportTotals = z.infer<typeof reportTotals>;
export type Report = z.infer<typeof report>;
