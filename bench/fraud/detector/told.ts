import {
  actionOf,
  DEFAULT_FRAUD_POLICY,
  type FraudAction,
  type ResultVerdict,
} from "@cleverdrip/core";
import { valid } from "@cleverdrip/evaluation/verdict";
import type { Verdict } from "../verdict.ts";

/** What follows from a verdict where nobody has set anything. */
export function usualAction(verdict: ResultVerdict): FraudAction {
  return actionOf(DEFAULT_FRAUD_POLICY, verdict);
}

export function isDoubted({ mode }: FraudAction): boolean {
  return mode === "hold" || mode === "reject";
}

/** A line of the verdicts by what follows from it; a mark alone leaves it valid. */
export function told(ref: string, decidedAtMs: number, action: FraudAction): Verdict {
  const { mode, score, signals } = action;
  if (!isDoubted(action)) return { ...valid(ref, decidedAtMs), score, signals };
  return {
    ref,
    verdict: mode === "reject" ? "invalid" : "suspect",
    class: "sivt",
    score,
    payable: false,
    reasons: [...new Set(signals.map(({ rule }) => rule))],
    signals,
    decidedAtMs,
  };
}

/** Nobody's visit, or what is said to have come of one. */
export function general(
  ref: string,
  decidedAtMs: number,
  reason: string,
  of: "click" | "result",
): Verdict {
  const rule = of === "click" ? reason.slice(2).toLowerCase() : "invalid-click";
  const detail =
    of === "click"
      ? "Lists and standard checks know it to be nobody's visit."
      : `Its click was recorded as no visit of a person (${reason}).`;
  return {
    ref,
    verdict: of === "click" ? "invalid" : "suspect",
    class: "givt",
    score: 1,
    payable: false,
    reasons: [of === "click" ? reason : "H_FRAUD"],
    signals: [{ rule, score: 1, detail }],
    decidedAtMs,
  };
}

export function forged(ref: string, decidedAtMs: number): Verdict {
  const detail = "Its click id was not issued here, or was changed on its way.";
  return {
    ref,
    verdict: "invalid",
    class: "sivt",
    score: 1,
    payable: false,
    reasons: ["X_CLICK_FORGED"],
    signals: [{ rule: "forged", score: 1, detail }],
    decidedAtMs,
    status: "rejected",
  };
}
