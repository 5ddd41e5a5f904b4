import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount, shareOf } from "./index.ts";

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
