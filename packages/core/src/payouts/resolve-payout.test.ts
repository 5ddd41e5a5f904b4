import { expect, test } from "vitest";
import {
  publisherSteps,
  resolvePayout,
  termsOf,
  type PayoutInput,
  type PayoutPolicy,
  type PayoutResolution,
  type PayoutTerms,
  type RevenueTerms,
} from "../index.ts";

const MICROS = 1_000_000;

function policy(change: Partial<PayoutPolicy> = {}): PayoutPolicy {
  return {
    currency: "USD",
    revenue: { model: "reported" },
    campaign: { model: "cpa", amountMicros: 2 * MICROS },
    tier: null,
    override: null,
    volume: null,
    ...change,
  };
}

function input(change: Partial<PayoutInput> = {}): PayoutInput {
  return {
    saleMicros: null,
    revenueMicros: null,
    volumeFigure: 0,
    manualPayoutMicros: null,
    manualRevenueMicros: null,
    ...change,
  };
}

function payoutOf(resolution: PayoutResolution): number | string {
  return resolution.kind === "resolved" ? resolution.payoutMicros : resolution.kind;
}

const tenPercentFrom100: PayoutPolicy["volume"] = {
  metric: "conversions",
  period: "month",
  steps: [{ from: 100, ppm: 100_000 }],
};

const threeDollars: PayoutTerms = { model: "cpa", amountMicros: 3 * MICROS };

test("default 2 dollars, override 3, volume +10 % are 3.30, and the steps tell how", () => {
  const resolution = resolvePayout(
    policy({ override: threeDollars, volume: tenPercentFrom100 }),
    input({ volumeFigure: 120 }),
  );
  expect(resolution).toMatchObject({
    kind: "resolved",
    version: 1,
    payoutMicros: 3_300_000,
    revenueMicros: 0,
    steps: [
      { step: "revenue", beforeMicros: 0, afterMicros: null },
      {
        step: "campaign",
        beforeMicros: 0,
        afterMicros: 2_000_000,
        sentence: "The campaign pays a fixed amount (CPA): 2.00 USD.",
      },
      {
        step: "override",
        beforeMicros: 2_000_000,
        afterMicros: 3_000_000,
        sentence: "This publisher's own terms pay a fixed amount (CPA): 3.00 USD.",
      },
      {
        step: "volume",
        beforeMicros: 3_000_000,
        afterMicros: 3_300_000,
        sentence: "120 conversions in the period (from 100) add 10 %: 3.30 USD.",
      },
    ],
  });
});

const tier = { name: "Gold", terms: { model: "cpa", amountMicros: 2_500_000 } } as const;

test.each<[string, Partial<PayoutPolicy>, Partial<PayoutInput>, number]>([
  ["the campaign's default", {}, {}, 2_000_000],
  ["the tier over the default", { tier }, {}, 2_500_000],
  ["the override over the tier", { tier, override: threeDollars }, {}, 3_000_000],
  ["an override below the tier", { tier, override: { model: "cpa", amountMicros: 1 } }, {}, 1],
  ["no commission below its first step", { volume: tenPercentFrom100 }, {}, 2_000_000],
  [
    "the commission on top of the tier",
    { tier, volume: tenPercentFrom100 },
    { volumeFigure: 100 },
    2_750_000,
  ],
  [
    "a manual amount instead of everything",
    { tier, override: threeDollars, volume: tenPercentFrom100 },
    { volumeFigure: 100, manualPayoutMicros: 7 },
    7,
  ],
  ["a manual amount of nothing", {}, { manualPayoutMicros: 0 }, 0],
])("what holds: %s", (_name, terms, given, payoutMicros) => {
  expect(payoutOf(resolvePayout(policy(terms), input(given)))).toBe(payoutMicros);
});

const sale40 = { saleMicros: 40 * MICROS };

test.each<[PayoutTerms, Partial<PayoutInput>, number | string]>([
  [{ model: "cpa", amountMicros: 5 }, {}, 5],
  [{ model: "cpl", amountMicros: 5 }, {}, 5],
  [{ model: "cpi", amountMicros: 5 }, {}, 5],
  [{ model: "cpc", amountMicros: 5 }, {}, 0],
  [{ model: "cps", ppm: 125_000 }, sale40, 5_000_000],
  [{ model: "cps", ppm: 125_000 }, { revenueMicros: 40 * MICROS }, "amount-missing"],
  [{ model: "revshare", ppm: 125_000 }, sale40, 5_000_000],
  [{ model: "revshare", ppm: 125_000 }, { ...sale40, revenueMicros: 8 * MICROS }, 1_000_000],
  [{ model: "revshare", ppm: 125_000 }, {}, "amount-missing"],
  [{ model: "hybrid", amountMicros: 2_000_000, ppm: 50_000, of: "sale" }, sale40, 4_000_000],
  [
    { model: "hybrid", amountMicros: 2_000_000, ppm: 50_000, of: "revenue" },
    { ...sale40, revenueMicros: 20 * MICROS },
    3_000_000,
  ],
  [{ model: "hybrid", amountMicros: 2_000_000, ppm: 50_000, of: "sale" }, {}, "amount-missing"],
])("%o with %o pays %s", (campaign, given, payout) => {
  expect(payoutOf(resolvePayout(policy({ campaign }), input(given)))).toBe(payout);
});

test.each<[RevenueTerms, Partial<PayoutInput>, number | string]>([
  [{ model: "rpa", amountMicros: 9 }, sale40, 9],
  [{ model: "rps", ppm: 200_000 }, sale40, 8_000_000],
  [{ model: "rps", ppm: 200_000 }, {}, "amount-missing"],
  [{ model: "reported" }, sale40, 40_000_000],
  [{ model: "reported" }, { ...sale40, revenueMicros: 6 }, 6],
  [{ model: "reported" }, {}, 0],
  [{ model: "rps", ppm: 200_000 }, { manualRevenueMicros: 3 }, 3],
])("under %o the advertiser owes for %o: %s", (revenue, given, owed) => {
  const resolution = resolvePayout(policy({ revenue }), input(given));
  expect(resolution.kind === "resolved" ? resolution.revenueMicros : resolution.kind).toBe(owed);
});

test("a revenue share is one of what the advertiser owes, not of what was sold", () => {
  const terms = { campaign: { model: "revshare", ppm: 500_000 } } as const;
  const revenue = { model: "rps", ppm: 100_000 } as const;
  expect(payoutOf(resolvePayout(policy({ ...terms, revenue }), input(sale40)))).toBe(2_000_000);
  const corrected = input({ ...sale40, manualRevenueMicros: 1_000_000 });
  expect(payoutOf(resolvePayout(policy({ ...terms, revenue }), corrected))).toBe(500_000);
});

test("an amount is missed only where the terms that hold need it", () => {
  const cps = { campaign: { model: "cps", ppm: 1 } } as const;
  expect(payoutOf(resolvePayout(policy({ ...cps, override: threeDollars }), input()))).toBe(
    3_000_000,
  );
  expect(payoutOf(resolvePayout(policy(cps), input({ manualPayoutMicros: 4 })))).toBe(4);
  const volume = { volume: tenPercentFrom100 };
  expect(payoutOf(resolvePayout(policy({ ...cps, ...volume }), input({ volumeFigure: 500 })))).toBe(
    "amount-missing",
  );
});

test("amounts that micros cannot hold are an outcome, not a wrong payout", () => {
  const huge = input({ saleMicros: Number.MAX_SAFE_INTEGER });
  const campaign = { model: "cps", ppm: 1_000_001 } as const;
  expect(resolvePayout(policy({ campaign }), huge)).toEqual({ kind: "amount-too-large" });
  const revenue = { model: "rps", ppm: 1_000_001 } as const;
  expect(resolvePayout(policy({ revenue }), huge)).toEqual({ kind: "amount-too-large" });
});

test("an override goes before the tier's terms, and those before the campaign's", () => {
  expect(termsOf(policy({ tier }))).toBe(tier.terms);
  expect(termsOf(policy({ tier, override: threeDollars }))).toBe(threeDollars);
});

test("a publisher reads every step of the payout and nothing of the revenue", () => {
  const resolution = resolvePayout(
    policy({ revenue: { model: "rpa", amountMicros: 77_123_456 }, tier }),
    input({ manualRevenueMicros: 88_123_456 }),
  );
  if (resolution.kind !== "resolved") throw new Error(resolution.kind);
  const steps = publisherSteps(resolution.steps);
  expect(steps.map(({ step }) => step)).toEqual(["campaign", "tier"]);
  expect(steps[1]?.sentence).toBe("The tier Gold pays a fixed amount (CPA): 2.50 USD.");
  expect(JSON.stringify(steps)).not.toContain("123");
});
