import * as z from "zod";
import { conversionStatus } from "../conversions.ts";
import { timeMs } from "../fields.ts";

/** What became of one result of a decision. */
export const fraudOutcome = z.strictObject({
  id: z.string(),
  outcome: z.enum(["changed", "unchanged", "refused", "missing"]),
  /** Why it was refused. */
  sentence: z.string().nullable(),
  status: conversionStatus.nullable(),
});

export const fraudJudged = z.strictObject({
  judgedAtMs: timeMs,
  findings: z.number().int(),
  /** Results with something against them. */
  doubted: z.number().int(),
});

/** What a rule set makes of the window's traffic; nothing of it is kept. */
export type FraudReading = {
  readonly rulesVersion: number;
  /** Results that came from then on were judged, and clicks of `sinceDay` (yyyy-mm-dd) and after. */
  readonly sinceMs: number;
  readonly sinceDay: string;
  /** Those with a score of 0.5 and more, the newest first. */
  readonly results: readonly {
    readonly id: string;
    readonly signals: readonly FraudSignalRead[];
  }[];
  /** False: older ones were left out. */
  readonly isComplete: boolean;
  /** Days of which any click is marked. */
  readonly days: readonly {
    readonly day: string;
    readonly campaignId: string;
    readonly publisherId: string;
    readonly sampled: number;
    readonly parts: readonly {
      readonly clicks: number;
      readonly signals: readonly FraudSignalRead[];
    }[];
  }[];
};

/** As core's Signal. */
type FraudSignalRead = {
  readonly rule: string;
  readonly score: number;
  readonly detail: string;
  readonly sub?: string;
};

export type FraudDecisionAsked = {
  readonly conversionIds: readonly string[];
  readonly decision: "approve" | "reject";
  /** Id of the member. */
  readonly actor: string;
  readonly note: string;
};

export type FraudDecisionTaken = {
  /** null: it was taken for none of them. */
  readonly decisionId: string | null;
  /** In the order of the ids. */
  readonly results: readonly FraudOutcome[];
};

export type FraudOutcome = z.infer<typeof fraudOutcome>;
export type FraudJudged = z.infer<typeof fraudJudged>;
