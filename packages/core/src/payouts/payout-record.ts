import type { PayableEvent } from "../conversion/conversion-terms.ts";
import { PAYOUT_POLICY_VERSION, type PayoutInput, type PayoutPolicy } from "./payout-policy.ts";
import type { PayoutCause, PayoutStep } from "./payout-step.ts";
import { replayPayout, resolvePayout, type PayoutResolution } from "./resolve-payout.ts";
import type { VolumeCommission } from "./volume-commission.ts";

/** Stored with a conversion: everything its payout was decided by, and every step of the way. */
export type PayoutRecord = {
  readonly version: number;
  readonly input: PayoutInput;
  readonly steps: readonly PayoutStep[];
  /** Of a result that several share under different terms: the whole by those of each of the others. */
  readonly shared?: readonly SharedSteps[];
};

/** Each has its part of what the whole would be worth by its own terms. */
export type SharedSteps = {
  readonly publisherId: string;
  readonly volumeFigure: number;
  readonly steps: readonly PayoutStep[];
};

export type Price =
  | {
      readonly kind: "priced";
      readonly payoutMicros: number;
      readonly revenueMicros: number;
      readonly record: PayoutRecord;
    }
  | Exclude<PayoutResolution, { readonly kind: "resolved" }>;

/** What one result is worth under an event's terms. */
export function priceOf(
  { revenue, payout: campaign, tier, override }: PayableEvent,
  currency: string,
  volume: VolumeCommission | null,
  input: PayoutInput,
): Price {
  const policy: PayoutPolicy = { currency, revenue, campaign, tier, override, volume };
  return priced(resolvePayout(policy, input), input);
}

/** A result that is not paid (yet) needs no amount: without one it is worth nothing so far. */
export function unpriced(input: PayoutInput): Extract<Price, { kind: "priced" }> {
  const record = { version: PAYOUT_POLICY_VERSION, input, steps: [] };
  return { kind: "priced", payoutMicros: 0, revenueMicros: 0, record };
}

/** A payout that nothing is known of but its amounts. */
export function recordOf(known: {
  readonly currency: string;
  readonly amountMicros: number | null;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
}): PayoutRecord {
  const { currency, amountMicros: saleMicros, payoutMicros, revenueMicros } = known;
  const byHand = { manualPayoutMicros: null, manualRevenueMicros: null };
  const input = { saleMicros, revenueMicros, volumeFigure: 0, ...byHand };
  const terms = { model: "rpa", amountMicros: revenueMicros } as const;
  const resolution = replayPayout([
    { step: "revenue", currency, terms, saleMicros, reportedMicros: null },
    { step: "campaign", terms: { model: "cpa", amountMicros: payoutMicros } },
  ]);
  const steps = resolution.kind === "resolved" ? resolution.steps : [];
  return { version: PAYOUT_POLICY_VERSION, input, steps };
}

/** The stored payout with amounts set by hand; null = as it was. */
export function adjustPrice(
  { input, steps }: PayoutRecord,
  payoutMicros: number | null,
  revenueMicros: number | null,
): Price {
  const manualPayoutMicros = payoutMicros ?? input.manualPayoutMicros;
  const manualRevenueMicros = revenueMicros ?? input.manualRevenueMicros;
  const changed = { ...input, manualPayoutMicros, manualRevenueMicros };
  const causes: PayoutCause[] = steps.filter(
    ({ step }) => step !== "manual" && step !== "manual-revenue",
  );
  // By-hand revenue goes before every share of it.
  if (manualRevenueMicros !== null) {
    const revenueAt = causes.findIndex(({ step }) => step === "revenue");
    causes.splice(revenueAt + 1, 0, { step: "manual-revenue", amountMicros: manualRevenueMicros });
  }
  if (manualPayoutMicros !== null) {
    causes.push({ step: "manual", amountMicros: manualPayoutMicros });
  }
  return priced(replayPayout(causes), changed);
}

function priced(resolution: PayoutResolution, input: PayoutInput): Price {
  if (resolution.kind !== "resolved") return resolution;
  const { version, payoutMicros, revenueMicros, steps } = resolution;
  return { kind: "priced", payoutMicros, revenueMicros, record: { version, input, steps } };
}
