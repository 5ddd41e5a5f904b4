import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";
import { fraudAppeal } from "./appeals.ts";
import { fraudDecision } from "./decisions.ts";
import { fraudFinding } from "./overview.ts";
import { fraudListEntry, policySource, ruleMode, settingMode } from "./policy.ts";
import { clickEvidence, fraudDecisionState, fraudSignal } from "./reviews.ts";

/** A signal, and what the policy of now makes of it. */
const weighed = fraudSignal.extend({
  mode: settingMode,
  minScore: z.number(),
  from: policySource,
  /** Its mode is on and its score is enough. */
  counts: z.boolean(),
});

export const conversionFraud = z.strictObject({
  conversionId: z.string(),
  status: conversionStatus,
  reason: z.string(),
  campaignId: z.string(),
  publisherId: z.string(),
  /** What it comes to, in a sentence. */
  sentence: z.string(),
  /** null: nothing is held against it, or it is not judged yet. */
  verdict: z
    .strictObject({
      score: z.number(),
      signals: z.array(weighed),
      /** What followed when it was judged. */
      action: ruleMode,
      decision: fraudDecisionState,
      decidedBy: z.string().nullable(),
      rulesVersion: z.string(),
      judgedAtMs: timeMs,
      changedAtMs: timeMs,
    })
    .nullable(),
  /** What the policy of now makes of it. */
  now: z.strictObject({ mode: ruleMode, score: z.number() }),
  /** The entry of a list that decides; null = none. */
  listed: z
    .strictObject({
      list: z.enum(["allow", "block"]),
      ...fraudListEntry.extend({ note: z.string() }).shape,
      from: policySource,
    })
    .nullable(),
  /** What would have to be otherwise for it to be let through. */
  counterfactuals: z.array(z.string()),
  click: clickEvidence.nullable(),
  ctitMs: z.number().int(),
  /** Evidence that its signals rest on. */
  findings: z.array(fraudFinding),
  /** `conversionIds`: some others of its publisher in which its strongest signal's rule found the same, the newest first. */
  evidence: z.strictObject({
    clickId: z.string(),
    findingIds: z.array(z.string()),
    conversionIds: z.array(z.string()),
  }),
  decisions: z.array(fraudDecision),
  appeals: z.array(fraudAppeal),
  /** What its publisher is told: one sentence for each rule that counts. */
  publisherReasons: z.array(z.string()),
});

export type ConversionFraud = z.infer<typeof conversionFraud>;
