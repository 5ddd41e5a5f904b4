import fc from "fast-check";
import { expect, test } from "vitest";
import {
  replayPayout,
  resolvePayout,
  type PayoutInput,
  type PayoutPolicy,
  type PayoutStep,
  type PayoutTerms,
} from "../index.ts";

const micros = fc.nat(10 ** 12);
const ppm = fc.nat(2_000_000);
const given = fc.option(micros);

const terms: fc.Arbitrary<PayoutTerms> = fc.oneof(
  fc.record({ model: fc.constantFrom("cpa", "cpl", "cpi", "cpc"), amountMicros: micros }),
  fc.record({ model: fc.constantFrom("cps", "revshare"), ppm }),
  fc.record({
    model: fc.constant("hybrid"),
    amountMicros: micros,
    ppm,
    of: fc.constantFrom("sale", "revenue"),
  }),
);

const policy: fc.Arbitrary<PayoutPolicy> = fc.record({
  currency: fc.constantFrom("USD", "EUR"),
  revenue: fc.oneof(
    fc.record({ model: fc.constant("rpa"), amountMicros: micros }),
    fc.record({ model: fc.constant("rps"), ppm }),
    fc.constant({ model: "reported" }),
  ),
  campaign: terms,
  tier: fc.option(fc.record({ name: fc.string(), terms })),
  override: fc.option(terms),
  volume: fc.option(
    fc.record({
      metric: fc.constantFrom("conversions", "revenue"),
      period: fc.constantFrom("day", "week", "month", "total"),
      steps: fc.array(fc.record({ from: fc.nat(100), ppm }), { maxLength: 4 }),
    }),
  ),
});

const input: fc.Arbitrary<PayoutInput> = fc.record({
  saleMicros: given,
  revenueMicros: given,
  volumeFigure: fc.nat(200),
  manualPayoutMicros: given,
  manualRevenueMicros: given,
});

test("the stored steps, read back from JSON, give the same payout, revenue and steps", () => {
  fc.assert(
    fc.property(policy, input, (drawnPolicy, drawnInput) => {
      const resolution = resolvePayout(drawnPolicy, drawnInput);
      if (resolution.kind !== "resolved") return;
      const stored: PayoutStep[] = JSON.parse(JSON.stringify(resolution.steps));
      expect(replayPayout(stored)).toEqual(resolution);
    }),
    { numRuns: 1_000 },
  );
});

test("each step of the payout begins where the one before it ended, and the last is the payout", () => {
  fc.assert(
    fc.property(policy, input, (drawnPolicy, drawnInput) => {
      const resolution = resolvePayout(drawnPolicy, drawnInput);
      if (resolution.kind !== "resolved") return;
      const steps = resolution.steps.filter(({ step }) => !step.includes("revenue"));
      expect(steps.map(({ beforeMicros }) => beforeMicros)).toEqual([
        0,
        ...steps.slice(0, -1).map(({ afterMicros }) => afterMicros),
      ]);
      expect(steps.at(-1)?.afterMicros).toBe(resolution.payoutMicros);
      expect(steps.every(({ sentence }) => sentence.endsWith("."))).toBe(true);
    }),
  );
});

test("a payout with a commission is off by less than a micro and a commission from the exact one", () => {
  fc.assert(
    fc.property(micros, ppm, ppm, (saleMicros, share, extra) => {
      const resolution = resolvePayout(
        {
          currency: "USD",
          revenue: { model: "reported" },
          campaign: { model: "cps", ppm: share },
          tier: null,
          override: null,
          volume: { metric: "revenue", period: "day", steps: [{ from: 0, ppm: extra }] },
        },
        {
          saleMicros,
          revenueMicros: null,
          volumeFigure: 0,
          manualPayoutMicros: null,
          manualRevenueMicros: null,
        },
      );
      if (resolution.kind !== "resolved") throw new Error(resolution.kind);
      // Half a micro of the share, grown by the commission, and half a micro of the commission.
      const unit = 10n ** 12n;
      const exact = BigInt(saleMicros) * BigInt(share) * BigInt(1_000_000 + extra);
      const error = BigInt(resolution.payoutMicros) * unit - exact;
      const bound = (unit * BigInt(2_000_000 + extra)) / 2_000_000n;
      expect(error <= bound && error >= -bound).toBe(true);
    }),
  );
});

test("what was tampered with in stored amounts or sentences does not survive a replay", () => {
  const resolution = resolvePayout(
    {
      currency: "USD",
      revenue: { model: "reported" },
      campaign: { model: "cpa", amountMicros: 5 },
      tier: null,
      override: null,
      volume: null,
    },
    {
      saleMicros: null,
      revenueMicros: null,
      volumeFigure: 0,
      manualPayoutMicros: null,
      manualRevenueMicros: null,
    },
  );
  if (resolution.kind !== "resolved") throw new Error(resolution.kind);
  const tampered = resolution.steps.map((step) => ({ ...step, afterMicros: 9, sentence: "" }));
  expect(replayPayout(tampered)).toEqual(resolution);
});
