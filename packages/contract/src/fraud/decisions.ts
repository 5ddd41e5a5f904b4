import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";
import { pageQuery } from "../pagination.ts";
import { fraudMoney } from "./reviews.ts";
import { fraudOutcome } from "./rpc.ts";

/** Final for the judge: it holds or releases none of them any more. Asked again it changes nothing. */
export const fraudDecide = z.strictObject({
  conversionIds: z.array(z.string().max(40)).min(1, "name at least one").max(500),
  decision: z.enum(["approve", "reject"]),
  note: z.string().trim().max(500).default(""),
});

/** In the order of the ids. `decisionId` undoes it as a whole; null where nothing was decided. */
export const fraudDecided = z.strictObject({
  decisionId: z.string().nullable(),
  data: z.array(fraudOutcome),
});

export const fraudDecision = z.strictObject({
  id: z.string(),
  atMs: timeMs,
  /** Id of the member, and the name that it has now; null = not a member any more. */
  actor: z.string(),
  actorName: z.string().nullable(),
  decision: z.enum(["approve", "reject"]),
  note: z.string(),
  /** Of the results that it was taken on. */
  count: z.number().int(),
  undoneAtMs: timeMs.nullable(),
});

/** A result of a decision, as it is now. */
const decidedResult = z.strictObject({
  conversionId: z.string(),
  atMs: timeMs,
  eventName: z.string(),
  txid: z.string().nullable(),
  campaignId: z.string(),
  campaignName: z.string(),
  publisherId: z.string(),
  publisherName: z.string(),
  currency: z.string(),
  payoutMicros: z.number().int(),
  status: conversionStatus,
  reason: z.string(),
  /** What the decision changed; null = it was as decided already. */
  before: z.strictObject({ status: conversionStatus, reason: z.string() }).nullable(),
});

/** What was decided. A list has the first five results of each, one decision has all of them: 500 at most. */
export const fraudDecisionDetail = fraudDecision.extend({
  /** Payouts of all of them, as they are now. */
  money: z.array(fraudMoney),
  /** Those with most of the results, five at most, of `publisherCount`. */
  publishers: z.array(
    z.strictObject({
      publisherId: z.string(),
      publisherName: z.string(),
      conversions: z.number().int(),
    }),
  ),
  publisherCount: z.number().int(),
  /** In the order in which they were decided. */
  results: z.array(decidedResult),
});

/** Newest first. Each may stand for 500 results, so a page has at most 50. */
export const fraudDecisionQuery = pageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export type FraudDecide = z.infer<typeof fraudDecide>;
export type FraudDecided = z.infer<typeof fraudDecided>;
export type FraudDecision = z.infer<typeof fraudDecision>;
export type FraudDecisionDetail = z.infer<typeof fraudDecisionDetail>;
export type FraudDecisionQuery = z.infer<typeof fraudDecisionQuery>;
export type DecidedResult = z.infer<typeof decidedResult>;
