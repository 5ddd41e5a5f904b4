import { valid, type VerdictLine } from "@cleverdrip/evaluation/verdict";
import type { TrafficLine } from "@cleverdrip/simulator";

/** A line of `verdicts.ndjson`. */
export type Verdict = VerdictLine;

/** Anything that judges a whole file of traffic without seeing its labels. */
export type FraudJudge = (lines: readonly TrafficLine[]) => readonly Verdict[];

export type Finding = {
  readonly rule: string;
  readonly detail: string;
  readonly class?: "givt" | "sivt";
};

/** What a judge without shades says: a finding makes it invalid, none leaves it alone. */
export function verdictOf(ref: string, decidedAtMs: number, findings: readonly Finding[]): Verdict {
  const first = findings[0];
  if (first === undefined) return valid(ref, decidedAtMs);
  return {
    ref,
    verdict: "invalid",
    class: first.class ?? "sivt",
    score: 1,
    payable: false,
    reasons: findings.map(({ rule }) => `Q_${rule.toUpperCase().replaceAll("-", "_")}`),
    signals: findings.map(({ rule, detail }) => ({ rule, score: 100, detail })),
    decidedAtMs,
  };
}
