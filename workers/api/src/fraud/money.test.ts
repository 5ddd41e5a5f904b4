import fc from "fast-check";
import { expect, test } from "vitest";
import { conversionsOf, moneyOf } from "./money.ts";

const paid = fc.record({
  currency: fc.constantFrom("EUR", "USD", "JPY"),
  payoutMicros: fc.integer({ min: -1e12, max: 1e12 }),
});

test("sums by currency are whole, in any order and in any parts", () => {
  fc.assert(
    fc.property(fc.array(paid), fc.nat(), (rows, cut) => {
      const sums = moneyOf(rows);
      expect(moneyOf(rows.toReversed())).toEqual(sums);
      const at = rows.length === 0 ? 0 : cut % rows.length;
      expect(moneyOf([...moneyOf(rows.slice(0, at)), ...moneyOf(rows.slice(at))])).toEqual(sums);
      expect(conversionsOf(sums)).toBe(rows.length);
      for (const { currency, payoutMicros } of sums) {
        const own = rows.filter((row) => row.currency === currency);
        expect(payoutMicros).toBe(own.reduce((sum, row) => sum + row.payoutMicros, 0));
      }
    }),
  );
});

test("of nothing there are no sums", () => {
  expect(moneyOf([])).toEqual([]);
});
