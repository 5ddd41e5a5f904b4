import * as z from "zod";
import { reportVia } from "./conversion-message.ts";
import { rung } from "./conversion-policy.ts";
import { currency, micros, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

export const conversionStatus = z.enum([
  "pending",
  "approved",
  "hold",
  "rejected",
  "refunded",
  "trash",
]);

export const conversionRow = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  receivedAtMs: timeMs,
  status: conversionStatus,
  reason: z.string(),
  eventTypeId: z.string(),
  eventName: z.string(),
  txid: z.string().nullable(),
  clickId: z.string(),
  clickAtMs: timeMs,
  ctitMs: z.number().int(),
  campaignId: z.string(),
  publisherId: z.string(),
  linkId: z.string(),
  currency: z.string(),
  amountMicros: z.number().int().nullable(),
  revenueMicros: z.number().int(),
  payoutMicros: z.number().int(),
  via: reportVia,
  rung,
  coupon: z.string().nullable(),
  /** The sender's own word; null where it said none. */
  originalStatus: z.string().nullable(),
  /** Not paid before; null = at once. */
  heldUntilMs: timeMs.nullable(),
  /** 0 = the first of its click, 1 = its first repeat, … */
  repeat: z.number().int(),
  country: z.string().nullable(),
  device: z.string().nullable(),
});

/** Newest first, by the time we received them. */
export const conversionQuery = pageQuery.extend({
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  linkId: z.string().max(40).optional(),
  eventTypeId: z.string().max(40).optional(),
  status: conversionStatus.optional(),
  reason: z.string().max(40).optional(),
  via: reportVia.optional(),
  rung: rung.optional(),
  txid: z.string().max(200).optional(),
  clickId: z.string().max(64).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

const ids = z.array(z.string().max(40)).min(1).max(500);
/** Goes into the history of each. */
const why = z.string().trim().min(1, "say why").max(500);

/** What a member does to conversions by hand; `restore` undoes a rejection. */
export const conversionsChange = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.enum(["approve", "reject", "hold", "refund", "restore"]),
    ids,
    reason: why,
  }),
  z.strictObject({
    action: z.literal("adjust"),
    ids,
    reason: why,
    /** What is left out stays as it is. */
    payoutMicros: micros.optional(),
    revenueMicros: micros.optional(),
  }),
]);

export const conversionsChanged = z.strictObject({
  data: z.array(
    z.strictObject({
      id: z.string(),
      outcome: z.enum(["changed", "unchanged", "refused", "missing"]),
      /** Why it was refused. */
      sentence: z.string().nullable(),
      status: conversionStatus.nullable(),
      payoutMicros: z.number().int().nullable(),
      revenueMicros: z.number().int().nullable(),
    }),
  ),
});

/** A result entered by hand, judged like any report. By a click, or by a campaign and a publisher or coupon. */
export const newConversion = z.strictObject({
  clickId: z.string().length(32).optional(),
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  coupon: z.string().trim().min(1).max(100).optional(),
  event: z.string().trim().min(1).max(60).optional(),
  txid: z.string().trim().min(1).max(200).optional(),
  amountMicros: micros.optional(),
  currency: currency.optional(),
  status: conversionStatus.optional(),
  /** When it happened; left out, now. */
  eventAtMs: timeMs.optional(),
});

export type ConversionsChange = z.infer<typeof conversionsChange>;
export type ConversionsChanged = z.infer<typeof conversionsChanged>;
export type NewConversion = z.infer<typeof newConversion>;
export type ConversionStatus = z.infer<typeof conversionStatus>;
export type ConversionRow = z.infer<typeof conversionRow>;
export type ConversionQuery = z.infer<typeof conversionQuery>;
