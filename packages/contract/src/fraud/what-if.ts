import * as z from "zod";
import { timeMs } from "../fields.ts";
import { ownFraudPolicy, ruleMode } from "./policy.ts";
import { heldClicksSum } from "./click-holds.ts";
import { fraudMoney } from "./reviews.ts";

export const fraudWhatIfQuestion = z.strictObject({
  /** null = the workspace's policy, with every campaign's own on top. */
  campaignId: z.string().max(40).nullable(),
  /** In the place of what is set there. */
  policy: ownFraudPolicy,
  days: z.number().int().min(1).max(30).default(30),
});

/** What follows from the rules; results that a person decided are let through or rejected as decided, before and after. */
const sums = z.strictObject({
  held: z.array(fraudMoney),
  rejected: z.array(fraudMoney),
  /** Of the doubted ones; marked ones are among them. */
  letThrough: z.array(fraudMoney),
});

/** What is held of days of paid clicks, each of a publisher and campaign: rules hold clicks and never refuse them. */
const heldDays = {
  /** Days that would be treated otherwise. */
  changed: z.number().int(),
  now: z.array(heldClicksSum),
  instead: z.array(heldClicksSum),
};

const paidClicks = z.strictObject({
  /** Days that were looked at: with something against their clicks, or of a publisher that a list has. */
  days: z.number().int(),
  ...heldDays,
  /** Those that something changes for come first. */
  publishers: z.array(
    z.strictObject({ publisherId: z.string(), publisherName: z.string(), ...heldDays }),
  ),
});

export const fraudWhatIfAnswer = z.strictObject({
  fromMs: timeMs,
  toMs: timeMs,
  /** Doubted results that were looked at. */
  conversions: z.number().int(),
  /** Of those, how many would be treated otherwise. */
  changed: z.number().int(),
  /** All results that came in, whose remainder nothing is held against. */
  results: z.number().int(),
  /** Rule sets that judge by the policy of now and by the other one. */
  rulesVersion: z.strictObject({ now: z.number().int(), instead: z.number().int() }),
  /** False: older ones were left out. */
  isComplete: z.boolean(),
  now: sums,
  instead: sums,
  /** Those that something changes for come first. */
  publishers: z.array(
    z.strictObject({
      publisherId: z.string(),
      publisherName: z.string(),
      changed: z.number().int(),
      now: sums,
      instead: sums,
    }),
  ),
  /** Of each rule what it holds or rejects; a result counts for every rule that does. */
  rules: z.array(z.strictObject({ rule: z.string(), title: z.string(), now: sums, instead: sums })),
  clicks: paidClicks,
  /** The ten largest that would be treated otherwise. */
  examples: z.array(
    z.strictObject({
      conversionId: z.string(),
      atMs: timeMs,
      publisherId: z.string(),
      publisherName: z.string(),
      campaignId: z.string(),
      eventName: z.string(),
      payoutMicros: z.number().int(),
      currency: z.string(),
      score: z.number(),
      now: ruleMode,
      instead: ruleMode,
      sentence: z.string(),
    }),
  ),
  /** What the comparison cannot say. */
  limits: z.array(z.string()),
});

export type FraudWhatIfQuestion = z.infer<typeof fraudWhatIfQuestion>;
export type FraudWhatIfAnswer = z.infer<typeof fraudWhatIfAnswer>;
