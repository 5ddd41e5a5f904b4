import fc from "fast-check";
import { expect, test } from "vitest";
import { outOfFold, separation } from "./auc.ts";

const scored = (frauds: readonly number[], others: readonly number[]) => [
  ...frauds.map((score) => ({ score, isFraud: true })),
  ...others.map((score) => ({ score, isFraud: false })),
];

test.each([
  ["all above the rest", [3, 4], [1, 2], 1],
  ["all below the rest", [1, 2], [3, 4], 1],
  ["all alike", [5, 5], [5, 5], 0.5],
  ["one of four pairs the wrong way", [2, 4], [1, 3], 0.75],
  ["a tie counts half", [2, 3], [1, 2], 0.875],
  ["nothing to compare", [1, 2], [], 0.5],
])("separation is the chance that fraud scores higher: %s", (_, frauds, others, expected) => {
  expect(separation(scored(frauds, others))).toBe(expected);
});

test("separation equals the count of pairs", () => {
  const list = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, list, (frauds, others) => {
      const pairs = frauds.flatMap((a) => others.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
      const area = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
      expect(separation(scored(frauds, others))).toBeCloseTo(Math.max(area, 1 - area), 10);
    }),
  );
});

test("a value that only one file has tells nothing", () => {
  const rows = [0, 1].flatMap((fold) =>
    Array.from({ length: 50 }, (_, i) => ({
      value: `${fold}/${i % 2}`,
      isFraud: i % 2 === 0,
      fold,
    })),
  );
  expect(separation(outOfFold(rows))).toBe(0.5);
});

test("a value that means fraud in every file tells all, however much fraud each has", () => {
  const rows = [10, 40].flatMap((frauds, fold) =>
    Array.from({ length: 50 }, (_, i) => ({
      value: i < frauds ? "bad" : "good",
      isFraud: i < frauds,
      fold,
    })),
  );
  expect(separation(outOfFold(rows))).toBe(1);
});
