import fc from "fast-check";
import { expect, test } from "vitest";
import {
  balanceOf,
  ledgerEntryProblem,
  reversalMicros,
  type LedgerEntry,
  type LedgerKind,
} from "../index.ts";

function entry(amountMicros: number, change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: "led_1",
    publisherId: "pub_1",
    kind: "earn",
    conversionId: "cnv_1",
    amountMicros,
    currency: "USD",
    atMs: 0,
    note: null,
    ...change,
  };
}

test("a balance is a sum for each currency, and currencies are never added up", () => {
  const entries = [
    entry(5),
    entry(7, { currency: "EUR" }),
    entry(-2, { kind: "reverse" }),
    entry(-3, { kind: "payment", conversionId: null }),
  ];
  expect([...balanceOf(entries)]).toEqual([
    ["USD", 0],
    ["EUR", 7],
  ]);
  expect(balanceOf([]).size).toBe(0);
});

test("a balance does not depend on the order of the entries", () => {
  const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  const some = fc.record({ amount, currency: fc.constantFrom("USD", "EUR") });
  fc.assert(
    fc.property(fc.array(some), (drawn) => {
      const entries = drawn.map((each) => entry(each.amount, { currency: each.currency }));
      expect(balanceOf(entries.toReversed())).toEqual(balanceOf(entries));
    }),
  );
});

test.each<[LedgerKind, number, string | null]>([
  ["earn", 0, null],
  ["earn", -1, "what is earned is not below 0"],
  ["reverse", -1, null],
  ["reverse", 1, "what is reversed is not above 0"],
  ["adjust", -1, null],
  ["adjust", 1, null],
  ["payment", -1, null],
  ["payment", 1, null],
  ["adjust", 0.5, "the amount is not a whole number of micros"],
  ["payment", 2 ** 53, "the amount is not a whole number of micros"],
])("of an entry to %s %d the problem is %j", (kind, amountMicros, problem) => {
  expect(ledgerEntryProblem(entry(amountMicros, { kind }))).toBe(problem);
});

test("a reversal takes back what its conversion still earns, with adjustments, and only that", () => {
  const entries = [
    entry(3_300_000),
    entry(-300_000, { kind: "adjust" }),
    entry(9, { conversionId: "cnv_2" }),
    entry(-3_000_000, { kind: "payment", conversionId: null }),
  ];
  expect(reversalMicros(entries, "cnv_1")).toBe(-3_000_000);
  expect(reversalMicros(entries, "cnv_3")).toBe(0);
});

test("however often a conversion is reversed and restored, the balance is what its last move says", () => {
  const moves = fc.array(fc.constantFrom("restore", "refund"), { maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(10 ** 9), moves, (earned, drawn) => {
      const entries: LedgerEntry[] = [entry(earned)];
      for (const move of drawn) {
        const owed = reversalMicros(entries, "cnv_1");
        if (move === "refund") entries.push(entry(owed, { kind: "reverse" }));
        else entries.push(entry(earned + owed));
      }
      const balance = balanceOf(entries).get("USD");
      expect(balance).toBe(drawn.at(-1) === "refund" ? 0 : earned);
      expect(entries.every((each) => ledgerEntryProblem(each) === null)).toBe(true);
    }),
  );
});
