import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canBecome,
  CONVERSION_STATUSES,
  type ConversionStatus,
  moneyMove,
  moveStatus,
} from "../index.ts";

const LEGAL = [
  "pending→approved",
  "pending→rejected",
  "pending→hold",
  "hold→approved",
  "hold→rejected",
  "approved→rejected",
  "approved→refunded",
];
const pairs = CONVERSION_STATUSES.flatMap((from) =>
  CONVERSION_STATUSES.map((to): [ConversionStatus, ConversionStatus] => [from, to]),
);

test.each(pairs)("a report moves %s to %s only where the field's rules allow it", (from, to) => {
  const isLegal = LEGAL.includes(`${from}→${to}`);
  const expected = from === to ? "unchanged" : isLegal ? "ok" : "illegal";
  expect(moveStatus(from, to, "report").kind).toBe(expected);
});

test.each(pairs)("a member moves %s to %s as a report does, and also restores", (from, to) => {
  const isRestored = from === "rejected" && to === "approved";
  const expected = isRestored ? "ok" : moveStatus(from, to, "report").kind;
  expect(moveStatus(from, to, "member").kind).toBe(expected);
});

test.each<[ConversionStatus, ConversionStatus, string]>([
  ["pending", "refunded", "a pending conversion cannot become refunded: it can become approved"],
  ["approved", "pending", "an approved conversion cannot become pending: it can become rejected"],
  ["rejected", "approved", "a rejected conversion cannot become approved: only a member can"],
  ["refunded", "approved", "a refunded conversion cannot become approved: that status is final"],
  ["hold", "trash", "a held conversion cannot become trash: it can become approved or rejected"],
])("an illegal move from %s to %s is told in a sentence", (from, to, sentence) => {
  expect(moveStatus(from, to, "report")).toMatchObject({
    sentence: expect.stringContaining(sentence),
  });
});

test.each<[ConversionStatus | null, ConversionStatus, string]>([
  [null, "approved", "earn"],
  [null, "pending", "none"],
  [null, "hold", "none"],
  [null, "rejected", "none"],
  ["pending", "approved", "earn"],
  ["hold", "approved", "earn"],
  ["pending", "hold", "none"],
  ["pending", "rejected", "none"],
  ["approved", "rejected", "reverse"],
  ["approved", "refunded", "reverse"],
  ["rejected", "approved", "earn"],
  ["approved", "approved", "none"],
])("from %s to %s the ledger says %s", (from, to, money) => {
  expect(moneyMove(from, to)).toBe(money);
});

test("a conversion becomes only what legal moves lead to", () => {
  const reachable = pairs.filter(([from, to]) => canBecome(from, to)).map((pair) => pair.join("→"));
  const byOthers = ["pending→refunded", "hold→refunded"];
  expect(reachable.toSorted()).toEqual([...LEGAL, ...byOthers].toSorted());
});

test("over any history earnings are out by one exactly while the conversion is approved", () => {
  const move = fc.record({
    to: fc.constantFrom(...CONVERSION_STATUSES),
    actor: fc.constantFrom("report" as const, "member" as const),
  });
  fc.assert(
    fc.property(fc.constantFrom(...CONVERSION_STATUSES), fc.array(move), (first, moves) => {
      const worth = { earn: 1, reverse: -1, none: 0 };
      let status = first;
      let earned = worth[moneyMove(null, first)];
      for (const { to, actor } of moves) {
        if (moveStatus(status, to, actor).kind !== "ok") continue;
        earned += worth[moneyMove(status, to)];
        status = to;
        expect(earned).toBe(status === "approved" ? 1 : 0);
      }
    }),
    { numRuns: 500 },
  );
});
