import fc from "fast-check";
import { expect, test } from "vitest";
import {
  adjustShared,
  creditedParts,
  priceOf,
  replayShared,
  sharePrice,
  type Credit,
  type PayableEvent,
  type PayoutTerms,
  type Priced,
} from "../index.ts";

const event = (payout: PayoutTerms, override: PayoutTerms | null): PayableEvent => ({
  id: "evt",
  name: "Sale",
  aliases: [],
  duplicatePolicy: "ignore-txid",
  holdDays: 0,
  revenue: { model: "reported" },
  payout,
  tier: null,
  override,
});

function priced(override: PayoutTerms | null, saleMicros = 20_000_000): Priced {
  const input = {
    saleMicros,
    revenueMicros: null,
    volumeFigure: 0,
    manualPayoutMicros: null,
    manualRevenueMicros: null,
  };
  const price = priceOf(
    event({ model: "cpa", amountMicros: 4_000_000 }, override),
    "USD",
    null,
    input,
  );
  if (price.kind !== "priced") throw new Error(price.kind);
  return price;
}

const cpa = (amountMicros: number): PayoutTerms => ({ model: "cpa", amountMicros });
const credit = (publisherId: string, ppm: number): Credit => ({
  touchId: `${publisherId}${ppm}`,
  publisherId,
  linkId: `lnk_${publisherId}`,
  ppm,
});
const HALVES = [credit("bob", 500_000), credit("ada", 500_000)];
const partsOf = (payoutMicros: number, credits: readonly Credit[]) =>
  creditedParts({
    publisherId: "ada",
    linkId: "lnk_ada",
    payoutMicros,
    revenueMicros: 0,
    credits,
  }).map(({ publisherId, payoutMicros: own }) => [publisherId, own]);

test("each has its part of what the whole is worth by its own terms", () => {
  const price = priced(cpa(6_000_001));
  const shared = sharePrice(HALVES, priced(null), [{ publisherId: "bob", price }]);
  expect(shared.payoutMicros).toBe(5_000_001);
  expect(partsOf(shared.payoutMicros, shared.credits)).toEqual([
    ["ada", 2_000_000],
    ["bob", 3_000_001],
  ]);
});

test("where everybody's terms give the same nothing is kept of it", () => {
  const others = [{ publisherId: "bob", price: priced(cpa(4_000_000)) }];
  const shared = sharePrice(HALVES, priced(null), others);
  expect(shared).toEqual({
    payoutMicros: 4_000_000,
    credits: HALVES,
    record: priced(null).record,
  });
});

test("a payout set by hand is split in the proportion in which it was earned", () => {
  const others = [{ publisherId: "bob", price: priced(cpa(12_000_000)) }];
  const { credits, record } = sharePrice(HALVES, priced(null), others);
  const adjusted = adjustShared(credits, record, 4_000, null);
  if (adjusted.kind !== "priced") throw new Error(adjusted.kind);
  expect(partsOf(adjusted.payoutMicros, adjusted.credits)).toEqual([
    ["ada", 1_000],
    ["bob", 3_000],
  ]);
  expect(replayShared(adjusted.credits, adjusted.record)?.payoutMicros).toBe(4_000);
});

test("revenue set by hand changes the part of who has a share of it, and of nobody else", () => {
  const share = { model: "revshare", ppm: 500_000 } as const;
  const others = [{ publisherId: "bob", price: priced(share) }];
  const { credits, record } = sharePrice(HALVES, priced(null), others);
  const adjusted = adjustShared(credits, record, null, 40_000_000);
  if (adjusted.kind !== "priced") throw new Error(adjusted.kind);
  expect(adjusted.revenueMicros).toBe(40_000_000);
  expect(partsOf(adjusted.payoutMicros, adjusted.credits)).toEqual([
    ["ada", 2_000_000],
    ["bob", 10_000_000],
  ]);
});

test("whatever the terms and parts, they sum to the whole, and their steps compute it again", () => {
  const amount = fc.nat(10 ** 12);
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 999_998 }), (ofAda, ofBob, ppm) => {
      const rest = 1_000_000 - ppm;
      const credits = [credit("bob", ppm), credit("cas", rest - 1), credit("ada", 1)];
      const others = [{ publisherId: "bob", price: priced(cpa(ofBob)) }];
      const shared = sharePrice(credits, priced(cpa(ofAda)), others);
      const parts = partsOf(shared.payoutMicros, shared.credits);
      expect(parts.reduce((sum, [, own]) => sum + Number(own), 0)).toBe(shared.payoutMicros);
      const bobs = Number(parts.find(([who]) => who === "bob")?.[1]);
      expect(Math.abs(bobs - (ofBob * ppm) / 1_000_000)).toBeLessThanOrEqual(1);
      expect(replayShared(shared.credits, shared.record)?.payoutMicros).toBe(shared.payoutMicros);
    }),
  );
});
