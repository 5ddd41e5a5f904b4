import {
  adjustPrice,
  convertMicros,
  localDay,
  priceOf,
  type ConversionStatus,
  type PayableEvent,
  type PayoutRecord,
  type PayoutTerms,
} from "@cleverdrip/core";
import type { Random } from "@cleverdrip/simulator";
import { conversionState } from "../../test-support/conversion-write.ts";
import type { ConversionState } from "../../src/events/conversion-write.ts";
import { integer, pick } from "./draw.ts";

export const ZONE = "Europe/Berlin";
export const CAMPAIGNS = [
  { id: "cmp_1", currency: "USD" },
  { id: "cmp_2", currency: "EUR" },
] as const;
export const PUBLISHERS = Array.from({ length: 10 }, (_, i) => `pub_${i}`);

const STATUSES: readonly ConversionStatus[] = [
  "approved",
  "approved",
  "approved",
  "pending",
  "hold",
];

/** A result of that moment under terms of any kind; every fourth of a dollar campaign was reported in euros. */
export function makeResult(random: Random, number: number, atMs: number): ConversionState {
  const campaign = pick(random, CAMPAIGNS);
  const { currency } = campaign;
  const given = integer(random, 1, 500_000_000);
  const isForeign = currency === "USD" && integer(random, 0, 3) === 0;
  const day = localDay(ZONE, atMs);
  const ppb = 1_000_000_000 + integer(random, 0, 199_999_999);
  const rate = { from: "EUR", to: "USD", day, ppb };
  const exchanged = isForeign ? { ...rate, saleMicros: given, revenueMicros: null } : null;
  const saleMicros = isForeign ? (convertMicros(given, ppb) ?? 0) : given;
  const byHand = { manualPayoutMicros: null, manualRevenueMicros: null };
  const input = { saleMicros, revenueMicros: null, volumeFigure: number, ...byHand, exchanged };
  const steps = [{ from: 50_000, ppm: 33_333 }];
  const volume = { metric: "conversions", period: "total", steps } as const;
  const price = priceOf(eventOf(random), currency, volume, input);
  if (price.kind !== "priced") throw new Error(price.kind);
  const id = `cnv_${String(number).padStart(24, "0")}`;
  return conversionState({
    id,
    atMs,
    day,
    campaignId: campaign.id,
    publisherId: pick(random, PUBLISHERS),
    linkId: `lnk_${integer(random, 0, 4)}`,
    currency,
    status: pick(random, STATUSES),
    amountMicros: saleMicros,
    revenueMicros: price.revenueMicros,
    payoutMicros: price.payoutMicros,
    payoutSteps: JSON.stringify(price.record),
  });
}

function eventOf(random: Random): PayableEvent {
  const amountMicros = integer(random, 0, 9_999_999);
  const ppm = integer(random, 1, 999_999);
  const payout = pick<PayoutTerms>(random, [
    { model: "cpa", amountMicros },
    { model: "cps", ppm },
    { model: "revshare", ppm },
    { model: "hybrid", amountMicros, ppm, of: "sale" },
  ]);
  const share = integer(random, 1, 999_999);
  const revenue = pick<PayableEvent["revenue"]>(random, [
    { model: "reported" },
    { model: "rpa", amountMicros: 7_654_321 },
    { model: "rps", ppm: share },
  ]);
  const named = { id: "evt_1", name: "sale", aliases: [], holdDays: 0 };
  const own = { tier: null, override: null, duplicatePolicy: "ignore-txid" } as const;
  return { ...named, ...own, payout, revenue };
}

const NEXT: Readonly<Record<string, readonly ConversionStatus[]>> = {
  pending: ["approved", "rejected"],
  hold: ["approved", "rejected"],
  approved: ["refunded", "rejected"],
  rejected: ["approved"],
};

/** What happens to a result later: another status, or amounts set by hand; null where nothing can. */
export function changeResult(random: Random, state: ConversionState): ConversionState | null {
  const rest = { attempt: `${state.id}:${state.sequence + 1}`, sequence: state.sequence + 1 };
  if (state.status === "approved" && integer(random, 0, 2) === 0) {
    // Written by makeResult.
    const record = JSON.parse(state.payoutSteps) as PayoutRecord;
    const price = adjustPrice(record, integer(random, 0, 50_000_000), null);
    if (price.kind !== "priced") throw new Error(price.kind);
    const { payoutMicros, revenueMicros } = price;
    const payoutSteps = JSON.stringify(price.record);
    return { ...state, ...rest, payoutMicros, revenueMicros, payoutSteps };
  }
  const next = NEXT[state.status];
  return next === undefined ? null : { ...state, ...rest, status: pick(random, next) };
}
