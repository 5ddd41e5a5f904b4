import type { TrafficLine } from "@cleverdrip/simulator";

/** A line of `verdicts.ndjson`: what was made of a click or conversion in the end. */
export type Verdict = {
  readonly ref: string;
  readonly verdict: "valid" | "suspect" | "invalid";
  readonly class: "givt" | "sivt" | null;
  readonly score: number;
  readonly payable: boolean;
  readonly reasons: readonly string[];
  readonly signals: readonly {
    readonly rule: string;
    readonly score: number;
    readonly detail: string;
  }[];
  readonly decidedAtMs: number;
  /** Of conversions. */
  readonly status?: string;
};

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
  if (first === undefined)
    return {
      ref,
      verdict: "valid",
      class: null,
      score: 0,
      payable: true,
      reasons: [],
      signals: [],
      decidedAtMs,
    };
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
