import type { PayoutTerms, PublisherTier, RevenueTerms } from "../payouts/payout-policy.ts";
import type { ConversionPolicy } from "./conversion-policy.ts";
import type { ConversionDuplicatePolicy } from "./duplicate-policy.ts";
import type { NamedEvent } from "./find-event.ts";
import type { StatusMapping } from "./status-mapping.ts";

/** A result that a campaign pays for, with what is agreed with one publisher. */
export type PayableEvent = NamedEvent & {
  readonly duplicatePolicy: ConversionDuplicatePolicy;
  readonly holdDays: number;
  readonly revenue: RevenueTerms;
  readonly payout: PayoutTerms;
  readonly tier: PublisherTier | null;
  readonly override: PayoutTerms | null;
};

/** By what a report for a campaign is judged. */
export type ConversionTerms = {
  readonly currency: string;
  /** The workspace's own words, before those that everybody uses. */
  readonly statusWords: readonly StatusMapping[];
  readonly policy: ConversionPolicy;
  /** In the campaign's order: the first is meant where a report names none. */
  readonly events: readonly PayableEvent[];
};
