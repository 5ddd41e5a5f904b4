import { sumMicros } from "../payouts/sum-micros.ts";
import { attribute } from "./attribute.ts";
import type { AttributionPolicy } from "./attribution-policy.ts";
import { splitExactly } from "./split-exactly.ts";
import type { AttributableConversion, Touch } from "./touch.ts";

/** A conversion of the past with everything it could have been attributed to. */
export type ComparedConversion = {
  readonly conversion: AttributableConversion;
  readonly touches: readonly Touch[];
  readonly currency: string;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
};

export type ModelMoney = {
  /** Parts per million: a conversion shared by two publishers counts 500,000 for each. */
  readonly conversionsPpm: number;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
};

export type ModelComparison = {
  /** null = nobody: what a policy leaves unattributed stays in sight, so both sides have the same total. */
  readonly publisherId: string | null;
  readonly currency: string;
  readonly a: ModelMoney;
  readonly b: ModelMoney;
};

const NO_MONEY: ModelMoney = { conversionsPpm: 0, payoutMicros: 0, revenueMicros: 0 };

type Slice = ModelMoney & { readonly publisherId: string | null };

/**
 * What two policies would pay whom, by publisher and currency. A conversion's amounts stay what they were and are only split
 * anew, exact to the micro: publishers' own terms are not applied again.
 */
export function compareModels(
  conversions: readonly ComparedConversion[],
  policyA: AttributionPolicy,
  policyB: AttributionPolicy,
): readonly ModelComparison[] {
  const rows = new Map<string, ModelComparison>();
  const add = (side: "a" | "b", currency: string, slice: Slice) => {
    const { publisherId } = slice;
    const key = JSON.stringify([publisherId, currency]);
    const row = rows.get(key) ?? { publisherId, currency, a: NO_MONEY, b: NO_MONEY };
    rows.set(key, { ...row, [side]: plus(row[side], slice) });
  };
  for (const compared of conversions) {
    for (const slice of slices(compared, policyA)) add("a", compared.currency, slice);
    for (const slice of slices(compared, policyB)) add("b", compared.currency, slice);
  }
  return [...rows.values()].toSorted(byPublisher);
}

function slices(compared: ComparedConversion, policy: AttributionPolicy): readonly Slice[] {
  const { conversion, touches, payoutMicros, revenueMicros } = compared;
  const attribution = attribute(policy, conversion, touches);
  if (attribution.kind === "unattributed") {
    return [{ publisherId: null, conversionsPpm: 1_000_000, payoutMicros, revenueMicros }];
  }
  const weights = attribution.shares.map(({ ppm }) => BigInt(ppm));
  const payouts = splitExactly(payoutMicros, weights);
  const revenues = splitExactly(revenueMicros, weights);
  return attribution.shares.map(({ publisherId, ppm }, index) => ({
    publisherId,
    conversionsPpm: ppm,
    payoutMicros: payouts[index] ?? 0,
    revenueMicros: revenues[index] ?? 0,
  }));
}

function plus(a: ModelMoney, b: ModelMoney): ModelMoney {
  return {
    conversionsPpm: a.conversionsPpm + b.conversionsPpm,
    payoutMicros: sumMicros([a.payoutMicros, b.payoutMicros]),
    revenueMicros: sumMicros([a.revenueMicros, b.revenueMicros]),
  };
}

/** Nobody comes last. */
function byPublisher(a: ModelComparison, b: ModelComparison): number {
  const key = ({ publisherId, currency }: ModelComparison) =>
    `${publisherId === null ? 1 : 0}${publisherId ?? ""} ${currency}`;
  return key(a) < key(b) ? -1 : 1;
}
