import type { ExchangedMoney } from "./exchange-rate.ts";
import type { VolumeCommission } from "./volume-commission.ts";

/** Stored with every payout; raised whenever the same policy and input would give another amount. */
export const PAYOUT_POLICY_VERSION = 1;

/** What one result earns. Amounts are micros of the campaign's currency, shares parts per million: 125,000 is 12.5 %. */
export type PayoutTerms =
  | { readonly model: "cpa" | "cpl" | "cpi"; readonly amountMicros: number }
  /** `cps` is a share of the sale amount, `revshare` one of what the advertiser owes. */
  | { readonly model: "cps" | "revshare"; readonly ppm: number }
  | {
      readonly model: "hybrid";
      readonly amountMicros: number;
      readonly ppm: number;
      readonly of: "sale" | "revenue";
    }
  /** For every payable click; conversions earn nothing. */
  | { readonly model: "cpc"; readonly amountMicros: number };

/** What the advertiser owes. `reported`: the revenue of the report, else its sale amount, else nothing. */
export type RevenueTerms =
  | { readonly model: "rpa"; readonly amountMicros: number }
  | { readonly model: "rps"; readonly ppm: number }
  | { readonly model: "reported" };

/** Campaign < tier < override: the last that is given holds. Then volume on top. */
export type PayoutPolicy = {
  readonly currency: string;
  readonly revenue: RevenueTerms;
  readonly campaign: PayoutTerms;
  readonly tier: PublisherTier | null;
  readonly override: PayoutTerms | null;
  readonly volume: VolumeCommission | null;
};

/** A group of publishers with terms of its own. */
export type PublisherTier = { readonly name: string; readonly terms: PayoutTerms };

/** Amounts are in the policy's currency: what came in another one is converted beforehand, or waits. */
export type PayoutInput = {
  readonly saleMicros: number | null;
  /** Only where the report tells revenue and sale amount apart. */
  readonly revenueMicros: number | null;
  /** Conversions or micros of revenue of the volume's period, before this conversion. */
  readonly volumeFigure: number;
  /** Set by hand; null = by the policy. */
  readonly manualPayoutMicros: number | null;
  readonly manualRevenueMicros: number | null;
  /** What the amounts above were before they were converted; nothing where they came in the policy's currency. */
  readonly exchanged?: ExchangedMoney | null;
};

/** The terms that hold for the publisher. */
export function termsOf(policy: PayoutPolicy): PayoutTerms {
  return policy.override ?? policy.tier?.terms ?? policy.campaign;
}
