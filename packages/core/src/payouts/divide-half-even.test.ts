import fc from "fast-check";
import { expect, test } from "vitest";
import { divideHalfEven } from "./divide-half-even.ts";

test.each([
  [1n, 0n],
  [3n, 2n],
  [5n, 2n],
  [7n, 4n],
  [-1n, 0n],
  [-3n, -2n],
  [-5n, -2n],
  [8n, 4n],
])("half of %s is %s", (dividend, half) => {
  expect(divideHalfEven(dividend, 2n)).toBe(half);
});

test("a quotient is never off by more than a half, and a refund mirrors what it takes back", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 30n }), (dividend, divisor) => {
      const quotient = divideHalfEven(dividend, divisor);
      const twiceError = (dividend - quotient * divisor) * 2n;
      expect(twiceError <= divisor && twiceError >= -divisor).toBe(true);
      expect(divideHalfEven(-dividend, divisor)).toBe(-quotient);
    }),
  );
});

test("over many halves the errors cancel out", () => {
  const odd = Array.from({ length: 1_000 }, (_, index) => BigInt(2 * index + 1));
  const rounded = odd.reduce((sum, dividend) => sum + divideHalfEven(dividend, 2n), 0n);
  expect(rounded * 2n).toBe(odd.reduce((sum, dividend) => sum + dividend, 0n));
});
