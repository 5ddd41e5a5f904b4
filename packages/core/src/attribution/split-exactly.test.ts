import fc from "fast-check";
import { expect, test } from "vitest";
import { splitExactly } from "../index.ts";

test.each([
  [1_000_000, [1n, 1n, 1n], [333_334, 333_333, 333_333]],
  [10, [1n, 2n, 3n], [2, 3, 5]],
  [1, [1n, 1n], [1, 0]],
  [5, [0n, 1n], [0, 5]],
  [0, [1n, 1n], [0, 0]],
  [-10, [1n, 2n, 3n], [-2, -3, -5]],
])("%i split by %s is %j", (total, weights, parts) => {
  expect(splitExactly(total, weights)).toEqual(parts);
});

const total = fc.maxSafeInteger();
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 2n ** 64n }), { minLength: 1 })
  .filter((drawn) => drawn.some((weight) => weight > 0n));

test("no unit is lost or made, and no part is a unit or more from its due", () => {
  fc.assert(
    fc.property(total, weights, (whole, drawn) => {
      const parts = splitExactly(whole, drawn);
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(whole));
      const all = drawn.reduce((sum, weight) => sum + weight, 0n);
      for (const [index, weight] of drawn.entries()) {
        const error = BigInt(parts[index] ?? 0) * all - BigInt(whole) * weight;
        expect(error < all && error > -all).toBe(true);
        if (weight === 0n) expect(parts[index]).toBe(0);
      }
    }),
  );
});

test("a refund is split as the payment was", () => {
  fc.assert(
    fc.property(total, weights, (whole, drawn) => {
      const mirrored = splitExactly(0 - whole, drawn).map((part) => 0 - part);
      expect(mirrored).toEqual(splitExactly(whole, drawn));
    }),
  );
});

test.each([[[]], [[0n, 0n]], [[3n, -1n]]])("weights of %s cannot split anything", (drawn) => {
  expect(() => splitExactly(1, drawn)).toThrow(RangeError);
});
