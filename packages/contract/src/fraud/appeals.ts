import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";
import { pageQuery } from "../pagination.ts";

/** `upheld`: the publisher was right; `withdrawn`: it does not object any more. */
const appealOutcome = z.enum(["upheld", "denied", "withdrawn"]);

export const fraudAppeal = z.strictObject({
  id: z.string(),
  conversionId: z.string(),
  publisherId: z.string(),
  publisherName: z.string(),
  atMs: timeMs,
  text: z.string(),
  answeredAtMs: timeMs.nullable(),
  answer: z.string().nullable(),
  outcome: appealOutcome.nullable(),
  /** null: the conversion is not there any more. */
  conversion: z
    .strictObject({
      status: conversionStatus,
      reason: z.string(),
      eventName: z.string(),
      payoutMicros: z.number().int(),
      currency: z.string(),
      campaignId: z.string(),
    })
    .nullable(),
});

/** Newest first; `open=true`: those without an answer. */
export const fraudAppealQuery = pageQuery.extend({
  open: z.enum(["true", "false"]).optional(),
  publisherId: z.string().max(40).optional(),
});

/** Publishers have no sign-in of their own: a member enters what they write. */
export const newFraudAppeal = z.strictObject({
  conversionId: z.string().max(40),
  text: z.string().trim().min(1, "say what the publisher says").max(2_000),
});

/** `upheld` approves the conversion, by a decision that can be undone. */
export const fraudAppealAnswer = z.strictObject({
  outcome: appealOutcome,
  text: z.string().trim().min(1, "say why").max(2_000),
});

/**
 * A result of a publisher's that is held or rejected, or that it objected to, as the publisher may read it: no score, no
 * number of others, no threshold, no name of a rule.
 */
export const publisherFraudRow = z.strictObject({
  conversionId: z.string(),
  atMs: timeMs,
  eventName: z.string(),
  txid: z.string().nullable(),
  /** "" where it came from no click of the publisher's. */
  clickId: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  /** The publisher's own part, where a result is shared. */
  payoutMicros: z.number().int(),
  currency: z.string(),
  status: conversionStatus,
  /** A sentence for each kind of doubt; none where it is neither held nor rejected for fraud any more. */
  reasons: z.array(z.string()),
  /** The newest. */
  appeal: z
    .strictObject({
      id: z.string(),
      atMs: timeMs,
      text: z.string(),
      answeredAtMs: timeMs.nullable(),
      answer: z.string().nullable(),
      outcome: appealOutcome.nullable(),
    })
    .nullable(),
});

export const publisherFraudQuery = pageQuery;

export type FraudAppeal = z.infer<typeof fraudAppeal>;
export type FraudAppealQuery = z.infer<typeof fraudAppealQuery>;
export type NewFraudAppeal = z.infer<typeof newFraudAppeal>;
export type FraudAppealAnswer = z.infer<typeof fraudAppealAnswer>;
export type PublisherFraudRow = z.infer<typeof publisherFraudRow>;
