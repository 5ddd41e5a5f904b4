import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";
import { pageOf, pageQuery } from "../pagination.ts";
import { ruleMode } from "./policy.ts";

export const fraudDecisionState = z.enum(["open", "approved", "rejected"]);

export const fraudSignal = z.strictObject({
  rule: z.string(),
  title: z.string(),
  score: z.number(),
  /** With its numbers against the peers. */
  detail: z.string(),
});

/** Payouts of one currency. */
export const fraudMoney = z.strictObject({
  currency: z.string(),
  conversions: z.number().int(),
  payoutMicros: z.number().int(),
});

const filters = {
  decision: fraudDecisionState.optional(),
  /** Left out: hold and reject, and whatever somebody decided. */
  action: ruleMode.optional(),
  publisherId: z.string().max(40).optional(),
  campaignId: z.string().max(40).optional(),
  rule: z.string().max(60).optional(),
  minScore: z.coerce.number().min(0).max(1).optional(),
};

/** The greatest first; `time`: the newest first. */
export const fraudReviewQuery = pageQuery.extend({
  ...filters,
  sort: z.enum(["score", "time", "money"]).default("score"),
});

export const fraudReviewFilter = z.strictObject(filters);

/** What is known of the click that a result came from. */
export const clickEvidence = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  reason: z.string(),
  country: z.string(),
  city: z.string(),
  asn: z.number().int().nullable(),
  asOrganization: z.string(),
  browser: z.string(),
  os: z.string(),
  device: z.string(),
  language: z.string(),
  referrerDomain: z.string(),
  sub1: z.string(),
});

/** A result that is doubted, with what it is doubted for. */
export const fraudReview = z.strictObject({
  conversionId: z.string(),
  atMs: timeMs,
  status: conversionStatus,
  reason: z.string(),
  eventName: z.string(),
  txid: z.string().nullable(),
  currency: z.string(),
  amountMicros: z.number().int().nullable(),
  payoutMicros: z.number().int(),
  campaignId: z.string(),
  campaignName: z.string(),
  publisherId: z.string(),
  publisherName: z.string(),
  score: z.number(),
  /** The strongest first. */
  signals: z.array(fraudSignal),
  /** What followed from it. */
  action: ruleMode,
  decision: fraudDecisionState,
  decidedBy: z.string().nullable(),
  judgedAtMs: timeMs,
  rulesVersion: z.string(),
  clickId: z.string(),
  /** From click to result. */
  ctitMs: z.number().int(),
  /** null: its row is not, or not any more, there. */
  click: clickEvidence.nullable(),
  /** The publisher's, where it is not answered yet. */
  openAppealId: z.string().nullable(),
});

/** `counts` are of everything that fits the filter but `decision`. */
export const fraudReviewPage = pageOf(fraudReview).extend({
  counts: z.strictObject({
    open: z.number().int(),
    approved: z.number().int(),
    rejected: z.number().int(),
    /** Payouts of the open ones. */
    openMoney: z.array(fraudMoney),
  }),
});

export type FraudReviewQuery = z.infer<typeof fraudReviewQuery>;
export type FraudReviewFilter = z.infer<typeof fraudReviewFilter>;
export type FraudReview = z.infer<typeof fraudReview>;
export type FraudReviewPage = z.infer<typeof fraudReviewPage>;
export type FraudSignal = z.infer<typeof fraudSignal>;
export type FraudMoney = z.infer<typeof fraudMoney>;
export type ClickEvidence = z.infer<typeof clickEvidence>;
