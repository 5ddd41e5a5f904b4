import { sumMicros } from "../payouts/sum-micros.ts";
import { attribute } from "./attribute.ts";
import type { AttributionPolicy } from "./attribution-policy.ts";
import { splitExactly } from "./split-exactly.ts";
import type { AttributableConversion, Touch } from "./touch.ts";

/** A conversion of the past with everything it could have been attributed to. */
export type PastConversion = {
  readonly conversion: AttributableConversion;
  /** Whose it is; together 1,000,000. */
  readonly now: readonly PublisherShare[];
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

export type PublisherShare = {
  readonly publisherId: string;
  readonly ppm: number;
  /** What it has of the payout, where that is not its part by `ppm`: its terms may be its own. */
  readonly payoutMicros?: number;
};

export type PublisherComparison = {
  /** null = nobody: what the policy leaves unattributed stays in sight, so both sides have the same total. */
  readonly publisherId: string | null;
  readonly currency: string;
  readonly now: ModelMoney;
  readonly instead: ModelMoney;
};

export type WhatIf = {
  readonly rows: readonly PublisherComparison[];
  /** Conversions of which any publisher would have another part. */
  readonly changed: number;
  /** Conversions that would be nobody's. */
  readonly unattributed: number;
};

const NO_MONEY: ModelMoney = { conversionsPpm: 0, payoutMicros: 0, revenueMicros: 0 };

type Share = Omit<PublisherShare, "publisherId"> & { readonly publisherId: string | null };

/**
 * What another policy would pay whom, beside what is paid now, by publisher and currency. A conversion's amounts stay what
 * they are and are only split anew, exact to the micro: publishers' own terms are not applied again.
 */
export function whatIf(conversions: readonly PastConversion[], policy: AttributionPolicy): WhatIf {
  const rows = new Map<string, PublisherComparison>();
  const add = (side: "now" | "instead", past: PastConversion, shares: readonly Share[]) => {
    for (const slice of slices(past, shares)) {
      const { publisherId } = slice;
      const key = JSON.stringify([publisherId, past.currency]);
      const none = { publisherId, currency: past.currency, now: NO_MONEY, instead: NO_MONEY };
      const row = rows.get(key) ?? none;
      rows.set(key, { ...row, [side]: plus(row[side], slice) });
    }
  };
  let changed = 0;
  let unattributed = 0;
  for (const past of conversions) {
    const instead = sharesBy(policy, past);
    add("now", past, past.now);
    add("instead", past, instead);
    if (!isSame(past.now, instead)) changed += 1;
    if (instead === NOBODY) unattributed += 1;
  }
  return { rows: [...rows.values()].toSorted(byPublisher), changed, unattributed };
}

const NOBODY: readonly Share[] = [{ publisherId: null, ppm: 1_000_000 }];

function sharesBy(
  policy: AttributionPolicy,
  { conversion, touches }: PastConversion,
): readonly Share[] {
  const attribution = attribute(policy, conversion, touches);
  return attribution.kind === "attributed" ? attribution.shares : NOBODY;
}

function isSame(a: readonly Share[], b: readonly Share[]): boolean {
  const [sumA, sumB] = [byId(a), byId(b)];
  return sumA.size === sumB.size && [...sumA].every(([id, ppm]) => sumB.get(id) === ppm);
}

function byId(shares: readonly Share[]): ReadonlyMap<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const { publisherId, ppm } of shares) {
    sums.set(publisherId, (sums.get(publisherId) ?? 0) + ppm);
  }
  return sums;
}

function slices({ payoutMicros, revenueMicros }: PastConversion, shares: readonly Share[]) {
  const weights = shares.map(({ ppm }) => BigInt(ppm));
  const payouts = splitExactly(payoutMicros, weights);
  const revenues = splitExactly(revenueMicros, weights);
  return shares.map(({ publisherId, ppm, payoutMicros: own }, index) => ({
    publisherId,
    conversionsPpm: ppm,
    payoutMicros: own ?? payouts[index] ?? 0,
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
function byPublisher(a: PublisherComparison, b: PublisherComparison): number {
  const key = ({ publisherId, currency }: PublisherComparison) =>
    `${publisherId === null ? 1 : 0}${publisherId ?? ""} ${currency}`;
  return key(a) < key(b) ? -1 : 1;
}
