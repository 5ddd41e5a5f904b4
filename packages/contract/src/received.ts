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
  /** Host of the page that a browser's report named; null where it named none. */
  site: z.string().nullable(),
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

/** Reports of which nothing was recorded, for one reason: oldest first, a step at a time. */
export const receivedReplay = z.strictObject({
  reason: z.string().min(1).max(40),
  campaignId: z.string().max(40).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  /** nextCursor of the step before. */
  cursor: z.string().max(100).optional(),
});

export const receivedReplayed = z.strictObject({
  /** Reports of this step by what became of them, or would. */
  effects: z.strictObject({
    /** A new conversion. */
    recorded: z.number().int(),
    /** It changed one. */
    changed: z.number().int(),
    /** What it says is known already, or it is to be ignored. */
    known: z.number().int(),
    /** Refused or held as before, perhaps for another reason. */
    left: z.number().int(),
    /** It could not be judged: it waits as before. */
    failed: z.number().int(),
  }),
  /** The first of those that are left. */
  left: z.array(
    z.strictObject({ id: z.string(), reason: z.string(), hint: z.string().nullable() }),
  ),
  /** null once none is left to look at. */
  nextCursor: z.string().nullable(),
});

export type ReceivedReplay = z.infer<typeof receivedReplay>;
export type ReceivedReplayed = z.infer<typeof receivedReplayed>;
export type ReceivedRow = z.infer<typeof receivedRow>;
export type ReceivedQuery = z.infer<typeof receivedQuery>;
