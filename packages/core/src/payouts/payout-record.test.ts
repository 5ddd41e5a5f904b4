import fc from "fast-check";
import { expect, test } from "vitest";
import {
  adjustPrice,
  priceOf,
  publisherSteps,
  recordOf,
  replayPayout,
  unpriced,
  type PayableEvent,
  type PayoutInput,
} from "../index.ts";

const sale: PayableEvent = {
  id: "evt",
  name: "Sale",
  aliases: [],
  duplicatePolicy: "ignore-txid",
  holdDays: 0,
  revenue: { model: "reported" },
  payout: { model: "revshare", ppm: 100_000 },
  tier: null,
  override: null,
};

const input: PayoutInput = {
  saleMicros: 25_000_000,
  revenueMicros: null,
  volumeFigure: 0,
  manualPayoutMicros: null,
  manualRevenueMicros: null,
};

function record() {
  const price = priceOf(sale, "USD", null, input);
  if (price.kind !== "priced") throw new Error(price.kind);
  return price.record;
}

test("the stored steps of any payout compute it again", () => {
  fc.assert(
    fc.property(fc.nat(10 ** 12), fc.nat(1_000_000), (saleMicros, ppm) => {
      const event = { ...sale, payout: { model: "revshare", ppm } as const };
      const price = priceOf(event, "USD", null, { ...input, saleMicros });
      const again = price.kind === "priced" ? replayPayout(price.record.steps) : null;
      expect(again).toMatchObject({
        kind: "resolved",
        payoutMicros: price.kind === "priced" && price.payoutMicros,
      });
    }),
  );
});

test.each([
  [1_000_000, null, 1_000_000, 25_000_000],
  [null, 50_000_000, 5_000_000, 50_000_000],
  [7, 8, 7, 8],
])("set by hand to %s and %s, it pays %i of %i", (payout, revenue, payoutMicros, revenueMicros) => {
  expect(adjustPrice(record(), payout, revenue)).toMatchObject({ payoutMicros, revenueMicros });
});

test("of two adjustments the later one holds, and each keeps what it does not name", () => {
  const once = adjustPrice(record(), 1, 2);
  const twice = once.kind === "priced" ? adjustPrice(once.record, 3, null) : once;
  expect(twice).toMatchObject({ payoutMicros: 3, revenueMicros: 2 });
});

test("a result without amount is worth nothing until somebody says what", () => {
  const nothing = unpriced({ ...input, saleMicros: null });
  expect(nothing).toMatchObject({ payoutMicros: 0, revenueMicros: 0 });
  expect(adjustPrice(nothing.record, 5, null)).toMatchObject({ payoutMicros: 5, revenueMicros: 0 });
});

test("amounts of which no steps were kept are steps of their own", () => {
  const known = { currency: "USD", amountMicros: 9, payoutMicros: 3, revenueMicros: 8 };
  expect(replayPayout(recordOf(known).steps)).toMatchObject({ payoutMicros: 3, revenueMicros: 8 });
});

const exchanged = {
  from: "EUR",
  to: "USD",
  day: "2026-11-20",
  ppb: 1_084_200_000,
  saleMicros: 25_000_000,
  revenueMicros: 10_000_000,
};

function exchangedRecord() {
  const own = { ...input, saleMicros: 27_105_000, revenueMicros: 10_842_000, exchanged };
  const price = priceOf(sale, "USD", null, own);
  if (price.kind !== "priced") throw new Error(price.kind);
  return price.record;
}

test("what was converted says from what and at which day's rate, and is computed again from its steps", () => {
  const { steps } = exchangedRecord();
  expect(steps.slice(0, 2).map(({ sentence }) => sentence)).toEqual([
    "The reported amount of 25.00 EUR is, at the rate of 2026-11-20 (1.0842): 27.105 USD.",
    "The reported revenue of 10.00 EUR is, at the rate of 2026-11-20 (1.0842): 10.842 USD.",
  ]);
  expect(replayPayout(steps)).toMatchObject({ payoutMicros: 1_084_200, revenueMicros: 10_842_000 });
});

test("a publisher sees at which rate the amount was converted, not the advertiser's revenue", () => {
  const shown = publisherSteps(exchangedRecord().steps);
  expect(shown.map(({ step }) => step)).toEqual(["exchange", "campaign"]);
  expect(JSON.stringify(shown)).not.toContain("10.842 USD");
});

test("revenue set by hand stands in for one that was converted", () => {
  expect(adjustPrice(exchangedRecord(), null, 5_000_000)).toMatchObject({
    payoutMicros: 500_000,
    revenueMicros: 5_000_000,
  });
});
