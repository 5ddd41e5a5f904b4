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
