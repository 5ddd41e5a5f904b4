import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";
import { pageQuery } from "../pagination.ts";
import { clickDay, clickHoldState } from "./click-day.ts";

/** `upheld`: the publisher was right; `withdrawn`: it does not object any more. */
const appealOutcome = z.enum(["upheld", "denied", "withdrawn"]);

/** Of a result or of a day of paid clicks: what is of the other kind is null. */
export const fraudAppeal = z.strictObject({
  id: z.string(),
  conversionId: z.string().nullable(),
  publisherId: z.string(),
  publisherName: z.string(),
  atMs: timeMs,
  text: z.string(),
  answeredAtMs: timeMs.nullable(),
  answer: z.string().nullable(),
  outcome: appealOutcome.nullable(),
  /** null: the conversion is not there any more, or it is about a day. */
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
  /** A day of the publisher's clicks. */
  clickDay: z
    .strictObject({
      day: z.iso.date(),
      campaignId: z.string(),
      campaignName: z.string(),
      /** null: it is not marked any more, and paid. */
      hold: z
        .strictObject({
          currency: z.string(),
          heldMicros: z.number().int(),
          decision: clickHoldState,
        })
        .nullable(),
    })
    .nullable(),
});

/** Newest first; `open=true`: those without an answer. */
export const fraudAppealQuery = pageQuery.extend({
  open: z.enum(["true", "false"]).optional(),
  publisherId: z.string().max(40).optional(),
});

/**
 * Publishers have no sign-in of their own: a member enters what they write, of a result (`conversionId`) or of a day of paid
 * clicks (`clickDay`), and names one of the two.
 */
export const newFraudAppeal = z.strictObject({
  conversionId: z.string().max(40).optional(),
  clickDay: clickDay.optional(),
  text: z.string().trim().min(1, "say what the publisher says").max(2_000),
});

/** `upheld` approves the conversion, by a decision that can be undone, or pays what is held of the day. */
export const fraudAppealAnswer = z.strictObject({
  outcome: appealOutcome,
  text: z.string().trim().min(1, "say why").max(2_000),
});

/** What the publisher objected, and what it was told. */
export const toldAppeal = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  text: z.string(),
  answeredAtMs: timeMs.nullable(),
  answer: z.string().nullable(),
  outcome: appealOutcome.nullable(),
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
  appeal: toldAppeal.nullable(),
});

export const publisherFraudQuery = pageQuery;

export type FraudAppeal = z.infer<typeof fraudAppeal>;
export type FraudAppealQuery = z.infer<typeof fraudAppealQuery>;
export type NewFraudAppeal = z.infer<typeof newFraudAppeal>;
export type FraudAppealAnswer = z.infer<typeof fraudAppealAnswer>;
export type ToldAppeal = z.infer<typeof toldAppeal>;
export type PublisherFraudRow = z.infer<typeof publisherFraudRow>;
