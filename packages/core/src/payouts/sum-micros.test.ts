import fc from "fast-check";
import { expect, test } from "vitest";
import { sumMicros } from "../index.ts";

test("a sum is exact to the micro in any order", () => {
  const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const exact = amounts.reduce((sum, micros) => sum + BigInt(micros), 0n);
      expect(BigInt(sumMicros(amounts))).toBe(exact);
      expect(sumMicros(amounts.toReversed())).toBe(sumMicros(amounts));
    }),
  );
});

test("a sum that would lose micros is refused", () => {
  expect(() => sumMicros([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  expect(() => sumMicros([0.5])).toThrow(RangeError);
});
