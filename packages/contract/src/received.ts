import * as z from "zod";
import { conversionVerdict, reportVia } from "./conversion-message.ts";
import { timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

/** A report as it came in, also an unusable one. */
export const receivedRow = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  via: reportVia,
  verdict: conversionVerdict.shape.verdict,
  reason: z.string(),
  hint: z.string().nullable(),
  clickId: z.string().nullable(),
  campaignId: z.string().nullable(),
  conversionId: z.string().nullable(),
  txid: z.string().nullable(),
  /** As it was written, known or not. */
  event: z.string().nullable(),
  /** Tokens and signatures are `(hidden)`. */
  parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** /24 or /48 of the sender's address. */
  ipPrefix: z.string(),
});

/** Newest first. */
export const receivedQuery = pageQuery.extend({
  verdict: receivedRow.shape.verdict.optional(),
  reason: z.string().max(40).optional(),
  via: reportVia.optional(),
  campaignId: z.string().max(40).optional(),
  conversionId: z.string().max(40).optional(),
  clickId: z.string().max(64).optional(),
  txid: z.string().max(200).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

export type ReceivedRow = z.infer<typeof receivedRow>;
export type ReceivedQuery = z.infer<typeof receivedQuery>;
