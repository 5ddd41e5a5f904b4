import fc from "fast-check";
import { expect, test } from "vitest";
import { decidePayout, parseAmount, shareOf } from "./index.ts";

test.each([
  ["25", 25_000_000],
  ["25.00", 25_000_000],
  [" 0.1 ", 100_000],
  ["0.000001", 1],
  ["0", 0],
])("%j is %i micros", (text, micros) => {
  expect(parseAmount(text)).toBe(micros);
});

test.each([
  "",
  "-1",
  "+1",
  "1e3",
  "1,000",
  "1.0000001",
  ".5",
  "5.",
  "0x10",
  "NaN",
  "١٢",
  "99999999999",
])("%j is not an amount", (text) => {
  expect(parseAmount(text)).toBeNull();
});

test("an amount written out with six decimals is read exactly", () => {
  fc.assert(
    fc.property(fc.nat(9_007_199_253), fc.nat(999_999), (units, micros) => {
      expect(parseAmount(`${units}.${String(micros).padStart(6, "0")}`)).toBe(
        units * 1_000_000 + micros,
      );
    }),
  );
});

test("a share is never off by more than half a micro and never exceeds the whole", () => {
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(1_000_000), (amount, ppm) => {
      const share = shareOf(amount, ppm);
      const error = BigInt(share) * 1_000_000n - BigInt(amount) * BigInt(ppm);
      expect(error >= -500_000n && error <= 500_000n).toBe(true);
      expect(share).toBeLessThanOrEqual(amount);
    }),
  );
});

test("halves are rounded to even, so that many small shares do not drift", () => {
  expect([1, 3, 5, 7].map((amount) => shareOf(amount, 500_000))).toEqual([0, 2, 2, 4]);
});

test("a fixed payout needs no amount, and fixed revenue wins over the amount", () => {
  const rule = { model: "cpa", amountMicros: 4_000_000 } as const;
  expect(decidePayout(rule, null, null)).toMatchObject({
    steps: { payoutMicros: 4_000_000, revenueMicros: 0 },
  });
  expect(decidePayout(rule, null, 9)).toMatchObject({ steps: { revenueMicros: 9 } });
  expect(decidePayout(rule, 7, 9)).toMatchObject({ steps: { revenueMicros: 7 } });
});

test("a share of revenue without an amount cannot be decided", () => {
  expect(decidePayout({ model: "revshare", ppm: 100_000 }, null, null)).toEqual({
    kind: "amount-missing",
  });
});

test("the stored steps are enough to decide again", () => {
  const decision = decidePayout({ model: "revshare", ppm: 123_456 }, null, 25_990_000);
  if (decision.kind !== "decided") throw new Error("undecided");
  const { rule, fixedRevenueMicros, amountMicros } = decision.steps;
  expect(decidePayout(rule, fixedRevenueMicros, amountMicros)).toEqual(decision);
});
