import { shareOf } from "./money.ts";

export const PAYOUT_RULES_VERSION = 1;

export type PayoutRule =
  | { readonly model: "cpa" | "cpl" | "cpi"; readonly amountMicros: number }
  | { readonly model: "revshare"; readonly ppm: number };

/** Everything the decision depended on: computing it again from these gives the same amounts. */
export type PayoutSteps = {
  readonly rulesVersion: number;
  readonly rule: PayoutRule;
  readonly fixedRevenueMicros: number | null;
  readonly amountMicros: number | null;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
};

export type PayoutDecision =
  | { readonly kind: "decided"; readonly steps: PayoutSteps }
  | { readonly kind: "amount-missing" };

/** What the publisher earns and the advertiser owes; without fixed revenue the reported amount is the revenue. */
export function decidePayout(
  rule: PayoutRule,
  fixedRevenueMicros: number | null,
  amountMicros: number | null,
): PayoutDecision {
  if (rule.model === "revshare" && amountMicros === null) return { kind: "amount-missing" };
  const payoutMicros =
    rule.model === "revshare" ? shareOf(amountMicros ?? 0, rule.ppm) : rule.amountMicros;
  return {
    kind: "decided",
    steps: {
      rulesVersion: PAYOUT_RULES_VERSION,
      rule,
      fixedRevenueMicros,
      amountMicros,
      payoutMicros,
      revenueMicros: fixedRevenueMicros ?? amountMicros ?? 0,
    },
  };
}
