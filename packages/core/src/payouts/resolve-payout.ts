import { PAYOUT_POLICY_VERSION, type PayoutInput, type PayoutPolicy } from "./payout-policy.ts";
import {
  NOTHING_YET,
  takeStep,
  type PayoutCause,
  type PayoutStep,
  type Running,
} from "./payout-step.ts";
import { volumeStepAt } from "./volume-commission.ts";

export type PayoutResolution =
  | {
      readonly kind: "resolved";
      readonly version: number;
      readonly payoutMicros: number;
      readonly revenueMicros: number;
      readonly steps: readonly PayoutStep[];
    }
  /** The terms need a sale amount or revenue that the report does not tell. */
  | { readonly kind: "amount-missing" }
  /** More than 9,007,199,254.740991 somewhere on the way. */
  | { readonly kind: "amount-too-large" };

/** What the publisher earns and the advertiser owes for one conversion, and how it came to that. */
export function resolvePayout(policy: PayoutPolicy, input: PayoutInput): PayoutResolution {
  return follow(causesOf(policy, input));
}

/** Computes a payout again from its stored steps. Whatever else was stored in them is not believed. */
export function replayPayout(steps: readonly PayoutCause[]): PayoutResolution {
  return follow(steps);
}

/** What a publisher may see of the steps: nothing of what the advertiser owes. */
export function publisherSteps(
  steps: readonly PayoutStep[],
): readonly Pick<PayoutStep, "step" | "beforeMicros" | "afterMicros" | "sentence">[] {
  return steps
    .filter((step) => !isOfRevenue(step))
    .map(({ step, beforeMicros, afterMicros, sentence }) => ({
      step,
      beforeMicros,
      afterMicros,
      sentence,
    }));
}

function isOfRevenue(step: PayoutStep): boolean {
  if (step.step === "exchange") return step.of === "revenue";
  return step.step === "revenue" || step.step === "manual-revenue";
}

function exchangeCauses({ exchanged }: PayoutInput): readonly PayoutCause[] {
  if (exchanged === undefined || exchanged === null) return [];
  const { from, to, day, ppb, saleMicros, revenueMicros } = exchanged;
  const given = [
    ["sale", saleMicros],
    ["revenue", revenueMicros],
  ] as const;
  return given.flatMap(([of, givenMicros]) =>
    givenMicros === null ? [] : [{ step: "exchange", of, from, to, day, ppb, givenMicros }],
  );
}

function causesOf(policy: PayoutPolicy, input: PayoutInput): readonly PayoutCause[] {
  const { currency, revenue, campaign, tier, override, volume } = policy;
  const { saleMicros, revenueMicros, volumeFigure: figure } = input;
  const { manualPayoutMicros, manualRevenueMicros } = input;
  const causes: PayoutCause[] = [
    ...exchangeCauses(input),
    { step: "revenue", currency, terms: revenue, saleMicros, reportedMicros: revenueMicros },
  ];
  if (manualRevenueMicros !== null) {
    causes.push({ step: "manual-revenue", amountMicros: manualRevenueMicros });
  }
  causes.push({ step: "campaign", terms: campaign });
  if (tier !== null) causes.push({ step: "tier", name: tier.name, terms: tier.terms });
  if (override !== null) causes.push({ step: "override", terms: override });
  const reached = volume === null ? null : volumeStepAt(volume, figure);
  if (volume !== null && reached !== null) {
    causes.push({ step: "volume", metric: volume.metric, figure, ...reached });
  }
  if (manualPayoutMicros !== null) {
    causes.push({ step: "manual", amountMicros: manualPayoutMicros });
  }
  return causes;
}

function follow(causes: readonly PayoutCause[]): PayoutResolution {
  const steps: PayoutStep[] = [];
  let running: Running = NOTHING_YET;
  for (const cause of causes) {
    const [next, step] = takeStep(running, cause);
    if (!fits(next.revenueMicros) || !fits(next.payoutMicros)) return { kind: "amount-too-large" };
    running = next;
    steps.push(step);
  }
  const revenueMicros = running.revenueMicros ?? unreportedRevenue(causes);
  const { payoutMicros } = running;
  if (payoutMicros === null || revenueMicros === null) return { kind: "amount-missing" };
  return { kind: "resolved", version: PAYOUT_POLICY_VERSION, payoutMicros, revenueMicros, steps };
}

function fits(micros: number | null): boolean {
  return micros === null || Number.isSafeInteger(micros);
}

/** A report without amounts owes nothing where the report decides; a share of an unknown sale is unknown. */
function unreportedRevenue(causes: readonly PayoutCause[]): number | null {
  return causes.some((cause) => cause.step === "revenue" && cause.terms.model === "reported")
    ? 0
    : null;
}
