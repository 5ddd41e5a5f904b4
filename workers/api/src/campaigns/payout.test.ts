import { expect, test } from "vitest";
import { shownPayout, storedPayout } from "./payout.ts";

test("every percentage with four decimals comes back as it was given", () => {
  for (let ppm = 0; ppm <= 1_000_000; ppm += 7) {
    const percent = Number((ppm / 10_000).toFixed(4));
    const stored = storedPayout({ model: "revshare", percent });
    expect(stored).toEqual({ payoutModel: "revshare", payoutMicros: null, payoutPpm: ppm });
  }
});

test.each([0.00001, 33.33333, 12.34567, 99.99999])("%d %% cannot be kept exactly", (percent) => {
  expect(storedPayout({ model: "revshare", percent })).toBe("too-many-decimals");
});

test.each(["cpa", "cpl", "cpi"] as const)(
  "a fixed amount of model %s comes back as it was given",
  (model) => {
    const rule = { model, amountMicros: 3_300_000 };
    const stored = storedPayout(rule);
    expect(stored === "too-many-decimals" ? null : shownPayout(stored)).toEqual(rule);
  },
);

test.each([
  { model: "cps", percent: 7.5 },
  { model: "revshare", percent: 100 },
  { model: "hybrid", amountMicros: 1_000_000, percent: 0.0001 },
] as const)("$model terms come back as they were given", (rule) => {
  const stored = storedPayout(rule);
  expect(stored === "too-many-decimals" ? null : shownPayout(stored)).toEqual(rule);
});

test("a share comes back as a percentage", () => {
  const stored = { payoutModel: "revshare", payoutMicros: null, payoutPpm: 125_000 } as const;
  expect(shownPayout(stored)).toEqual({ model: "revshare", percent: 12.5 });
});
