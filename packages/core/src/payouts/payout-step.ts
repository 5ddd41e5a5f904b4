import { divideHalfEven } from "./divide-half-even.ts";
import { convertMicros, type ExchangeRate } from "./exchange-rate.ts";
import type { PayoutTerms, RevenueTerms } from "./payout-policy.ts";
import { payoutSentence } from "./payout-sentence.ts";
import type { VolumeCommission } from "./volume-commission.ts";

/** What is decided at a step: the steps of a payout, stored as they are, are enough to compute it again. */
export type PayoutCause =
  | (ExchangeRate & {
      readonly step: "exchange";
      readonly of: "sale" | "revenue";
      readonly givenMicros: number;
    })
  | {
      readonly step: "revenue";
      readonly currency: string;
      readonly terms: RevenueTerms;
      readonly saleMicros: number | null;
      readonly reportedMicros: number | null;
    }
  | { readonly step: "campaign" | "override"; readonly terms: PayoutTerms }
  | { readonly step: "tier"; readonly name: string; readonly terms: PayoutTerms }
  | {
      readonly step: "volume";
      readonly metric: VolumeCommission["metric"];
      readonly figure: number;
      readonly from: number;
      readonly ppm: number;
    }
  | { readonly step: "manual" | "manual-revenue"; readonly amountMicros: number };

/**
 * Before and after are the payout's, of the two revenue steps the revenue's, of an exchange the amount's; null = no amount
 * to take a share of.
 */
export type PayoutStep = PayoutCause & {
  readonly beforeMicros: number | null;
  readonly afterMicros: number | null;
  readonly sentence: string;
};

export type Running = {
  readonly currency: string;
  readonly saleMicros: number | null;
  readonly revenueMicros: number | null;
  readonly payoutMicros: number | null;
};

export const NOTHING_YET: Running = {
  currency: "",
  saleMicros: null,
  revenueMicros: 0,
  payoutMicros: 0,
};

/**
 * One step further. Every share is rounded half to even to the micro where it is taken, once per conversion, so that
 * each amount that is shown is the one that was computed with, and many small shares do not drift.
 */
export function takeStep(running: Running, cause: PayoutCause): readonly [Running, PayoutStep] {
  const next = advance(running, cause);
  const beforeMicros = amountAt(running, cause);
  const afterMicros = amountAt(next, cause);
  const sentence = payoutSentence(cause, afterMicros, next);
  return [next, { ...cause, beforeMicros, afterMicros, sentence }];
}

function amountAt(running: Running, cause: PayoutCause): number | null {
  switch (cause.step) {
    case "exchange":
      return cause.of === "sale" ? running.saleMicros : running.revenueMicros;
    case "revenue":
    case "manual-revenue":
      return running.revenueMicros;
    default:
      return running.payoutMicros;
  }
}

function advance(running: Running, cause: PayoutCause): Running {
  const { payoutMicros } = running;
  switch (cause.step) {
    case "exchange": {
      const worth = convertMicros(cause.givenMicros, cause.ppb);
      const { to: currency, of } = cause;
      return { ...running, currency, [of === "sale" ? "saleMicros" : "revenueMicros"]: worth };
    }
    case "revenue": {
      const { currency, saleMicros } = cause;
      return { ...running, currency, saleMicros, revenueMicros: revenueOf(cause) };
    }
    case "manual-revenue":
      return { ...running, revenueMicros: cause.amountMicros };
    case "campaign":
    case "tier":
    case "override":
      return { ...running, payoutMicros: amountOf(cause.terms, running) };
    case "volume":
      return { ...running, payoutMicros: plusShare(payoutMicros, payoutMicros, cause.ppm) };
    case "manual":
      return { ...running, payoutMicros: cause.amountMicros };
  }
}

function revenueOf(cause: PayoutCause & { readonly step: "revenue" }): number | null {
  const { terms, saleMicros, reportedMicros } = cause;
  switch (terms.model) {
    case "rpa":
      return terms.amountMicros;
    case "rps":
      return plusShare(0, saleMicros, terms.ppm);
    case "reported":
      return reportedMicros ?? saleMicros;
  }
}

function amountOf(terms: PayoutTerms, { saleMicros, revenueMicros }: Running): number | null {
  switch (terms.model) {
    case "cpa":
    case "cpl":
    case "cpi":
      return terms.amountMicros;
    case "cps":
      return plusShare(0, saleMicros, terms.ppm);
    case "revshare":
      return plusShare(0, revenueMicros, terms.ppm);
    case "hybrid":
      return plusShare(
        terms.amountMicros,
        terms.of === "sale" ? saleMicros : revenueMicros,
        terms.ppm,
      );
    case "cpc":
      return 0;
  }
}

/** May leave the safe integers; whoever uses the steps looks. */
function plusShare(micros: number | null, base: number | null, ppm: number): number | null {
  if (micros === null || base === null) return null;
  return micros + Number(divideHalfEven(BigInt(base) * BigInt(ppm), 1_000_000n));
}
