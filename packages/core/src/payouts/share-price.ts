import { plainCredits, type Credit } from "../attribution/credit.ts";
import { splitExactly } from "../attribution/split-exactly.ts";
import { adjustPrice, type PayoutRecord, type Price } from "./payout-record.ts";
import { replayPayout } from "./resolve-payout.ts";

export type Priced = Extract<Price, { kind: "priced" }>;

/** The whole of a shared result by the terms of one of those who share it. */
export type OwnPrice = { readonly publisherId: string; readonly price: Priced };

export type SharedPrice = {
  readonly payoutMicros: number;
  readonly credits: readonly Credit[];
  readonly record: PayoutRecord;
};

/**
 * What a shared result pays: to each its part of what the whole is worth by its own terms. `main` is by those of whom it
 * belongs to; who is in neither is paid by these as well. Where everybody's terms give the same, nothing is kept of it.
 */
export function sharePrice(
  credits: readonly Credit[],
  main: Priced,
  others: readonly OwnPrice[],
): SharedPrice {
  const plain = plainCredits(credits);
  const { payoutMicros, record: whole } = main;
  const { shared: _before, ...record } = whole;
  const differing = others.filter(({ price }) => price.payoutMicros !== payoutMicros);
  if (differing.length === 0) return { payoutMicros, credits: plain, record };
  const wholes = new Map(
    differing.map(({ publisherId, price }) => [publisherId, price.payoutMicros]),
  );
  const priced = priceCredits(plain, (publisherId) => wholes.get(publisherId) ?? payoutMicros);
  return { ...priced, record: { ...record, shared: differing.map(keptPrice) } };
}

/** As much of a price as gives it again. */
function keptPrice({ publisherId, price: { record } }: OwnPrice) {
  return { publisherId, volumeFigure: record.input.volumeFigure, steps: record.steps };
}

/** The same from stored steps; null where they give nothing. */
export function replayShared(
  credits: readonly Credit[],
  { steps, shared = [] }: PayoutRecord,
): { readonly payoutMicros: number; readonly revenueMicros: number } | null {
  const main = replayPayout(steps);
  if (main.kind !== "resolved") return null;
  // What was set by hand is the sum of all parts.
  if (shared.length === 0 || steps.some(({ step }) => step === "manual")) return main;
  const wholes = new Map<string, number>();
  for (const { publisherId, steps: own } of shared) {
    const again = replayPayout(own);
    if (again.kind !== "resolved") return null;
    wholes.set(publisherId, again.payoutMicros);
  }
  const priced = priceCredits(credits, (id) => wholes.get(id) ?? main.payoutMicros);
  return { payoutMicros: priced.payoutMicros, revenueMicros: main.revenueMicros };
}

/** Amounts set by hand, as `adjustPrice`: a payout is split as it was, a revenue changes what each has a share of. */
export function adjustShared(
  credits: readonly Credit[],
  record: PayoutRecord,
  payoutMicros: number | null,
  revenueMicros: number | null,
): Exclude<Price, { kind: "priced" }> | (Priced & Pick<SharedPrice, "credits">) {
  const price = adjustPrice(record, payoutMicros, revenueMicros);
  const { shared = [] } = record;
  if (price.kind !== "priced" || shared.length === 0) {
    return price.kind === "priced" ? { ...price, credits } : price;
  }
  const others: OwnPrice[] = [];
  for (const { publisherId, volumeFigure, steps } of shared) {
    const input = { ...record.input, volumeFigure, manualPayoutMicros: null };
    const own = adjustPrice({ version: record.version, input, steps }, null, revenueMicros);
    if (own.kind !== "priced") return own;
    others.push({ publisherId, price: own });
  }
  if (price.record.input.manualPayoutMicros !== null) {
    return { ...price, credits, record: { ...price.record, shared: others.map(keptPrice) } };
  }
  return { ...price, ...sharePrice(credits, price, others) };
}

function priceCredits(credits: readonly Credit[], wholeOf: (publisherId: string) => number) {
  const weights = credits.map(({ ppm }) => BigInt(ppm));
  const priced = credits.map((credit, i) => ({
    ...credit,
    payoutMicros: splitExactly(wholeOf(credit.publisherId), weights)[i] ?? 0,
  }));
  const payoutMicros = priced.reduce((sum, own) => sum + own.payoutMicros, 0);
  return { credits: priced, payoutMicros };
}
