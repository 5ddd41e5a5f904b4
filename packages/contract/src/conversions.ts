import * as z from "zod";
import { timeMs } from "./fields.ts";
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
  via: z.enum(["postback", "pixel"]),
  country: z.string().nullable(),
  device: z.string().nullable(),
});

/** Newest first, by the time we received them. */
export const conversionQuery = pageQuery.extend({
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  linkId: z.string().max(40).optional(),
  status: conversionStatus.optional(),
  txid: z.string().max(200).optional(),
  clickId: z.string().max(64).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

export type ConversionStatus = z.infer<typeof conversionStatus>;
export type ConversionRow = z.infer<typeof conversionRow>;
export type ConversionQuery = z.infer<typeof conversionQuery>;
