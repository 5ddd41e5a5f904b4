import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_TALLY, ROW_EFFECTS, type RowResult, tallyRows } from "./upload-tally.ts";

const result = (line: number, fields: Partial<RowResult> = {}): RowResult => ({
  line,
  effect: "recorded",
  reason: "OK",
  hint: null,
  conversionId: null,
  money: { currency: "USD", status: "approved", payoutMicros: 1, revenueMicros: 3 },
  ...fields,
});

test("rows are counted by what became of them, money by currency and status", () => {
  const refused = { effect: "refused", reason: "X_AMOUNT", hint: "why", money: null } as const;
  const tally = tallyRows(EMPTY_TALLY, [result(2), result(3), result(4, refused)]);
  expect(tally.effects).toMatchObject({ recorded: 2, refused: 1, duplicate: 0 });
  expect(tally.money).toEqual([
    { currency: "USD", status: "approved", payoutMicros: 2, revenueMicros: 6, results: 2 },
  ]);
  expect(tally.reasons).toEqual([{ reason: "X_AMOUNT", rows: 1 }]);
  expect(tally.problems).toEqual([{ line: 4, reason: "X_AMOUNT", hint: "why" }]);
});

test("rows that meet a cap are counted by its reason beside what becomes of them", () => {
  const over = { overCap: "X_CAP_PAYOUT" } as const;
  const { caps: _none, ...older } = EMPTY_TALLY;
  const tally = tallyRows(older, [result(2, over), result(3), result(4, over)]);
  expect(tally.caps).toEqual([{ reason: "X_CAP_PAYOUT", rows: 2 }]);
  expect(tally.effects.recorded).toBe(3);
});

test("only the first problems are shown, and all of them counted", () => {
  const rows = Array.from({ length: 50 }, (_, i) => result(i, { effect: "conflict", money: null }));
  const tally = tallyRows(EMPTY_TALLY, rows);
  expect(tally.problems).toHaveLength(20);
  expect(tally.effects.conflict).toBe(50);
});

test("rows tallied in parts come to the same as all at once", () => {
  const row = fc.record({
    line: fc.nat(),
    effect: fc.constantFrom(...ROW_EFFECTS),
    reason: fc.constantFrom("OK", "X_AMOUNT"),
    hint: fc.constant(null),
    conversionId: fc.constant(null),
    money: fc.option(
      fc.record({
        currency: fc.constantFrom("USD", "EUR"),
        status: fc.constantFrom("approved", "hold"),
        payoutMicros: fc.nat(),
        revenueMicros: fc.nat(),
      }),
      { nil: null },
    ),
  });
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (first, second) => {
      expect(tallyRows(tallyRows(EMPTY_TALLY, first), second)).toEqual(
        tallyRows(EMPTY_TALLY, [...first, ...second]),
      );
    }),
  );
});
