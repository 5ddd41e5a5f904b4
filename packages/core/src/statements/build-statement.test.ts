import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildStatement,
  periodsOf,
  type LedgerEntry,
  type LedgerKind,
  type Statement,
  type StatementInput,
  type StatementPeriod,
} from "../index.ts";

function monthOf(atMs: number): StatementPeriod {
  const [month] = periodsOf("net30", atMs, atMs + 1, "UTC");
  if (month === undefined) throw new Error("no month");
  return month;
}

const NOVEMBER = monthOf(Date.UTC(2026, 10, 1));
const DECEMBER = monthOf(Date.UTC(2026, 11, 1));

let made = 0;

function entry(
  kind: LedgerKind,
  amountMicros: number,
  change: Partial<LedgerEntry> = {},
): LedgerEntry {
  made += 1;
  return {
    id: `led_${String(made).padStart(6, "0")}`,
    publisherId: "pub_1",
    kind,
    conversionId: null,
    amountMicros,
    currency: "USD",
    atMs: Date.UTC(2026, 10, 20),
    note: null,
    ...change,
  };
}

function statement(
  entries: readonly LedgerEntry[],
  change: Partial<StatementInput> = {},
): Statement {
  return buildStatement({
    entries,
    currency: "USD",
    period: NOVEMBER,
    thresholdMicros: 0,
    carriedMicros: 0,
    outstandingMicros: 0,
    ...change,
  });
}

test("a statement sums up its period by kind", () => {
  const entries = [
    entry("earn", 100),
    entry("earn", 50),
    entry("reverse", -30),
    entry("adjust", 7),
    entry("adjust", -2),
  ];
  expect(statement(entries)).toMatchObject({
    openingMicros: 0,
    earnedMicros: 150,
    reversedMicros: -30,
    adjustedMicros: 5,
    paidMicros: 0,
    offsetMicros: 0,
    payableMicros: 125,
    carriedMicros: 0,
    outstandingMicros: 125,
    closingMicros: 125,
  });
});

test.each([
  ["below", 99, 0, 99],
  ["at", 100, 100, 0],
  ["above", 101, 101, 0],
])("an amount %s the threshold is paid or carried over", (_where, earned, payable, carried) => {
  expect(statement([entry("earn", earned)], { thresholdMicros: 100 })).toMatchObject({
    payableMicros: payable,
    carriedMicros: carried,
    closingMicros: earned,
  });
});

test("what was carried over is paid once it reaches the threshold", () => {
  const second = statement([entry("earn", 60)], { thresholdMicros: 100, carriedMicros: 60 });
  expect(second).toMatchObject({ openingMicros: 60, payableMicros: 120, carriedMicros: 0 });
});

test("an amount that is not yet due is never payable a second time", () => {
  const december = { atMs: Date.UTC(2026, 11, 30) };
  const late = statement([entry("earn", 40, december), entry("payment", -100, december)], {
    period: DECEMBER,
    outstandingMicros: 100,
  });
  expect(late).toMatchObject({ paidMicros: -100, payableMicros: 40, outstandingMicros: 40 });
  const unpaid = statement([entry("earn", 40, december)], {
    period: DECEMBER,
    outstandingMicros: 100,
  });
  expect(unpaid).toMatchObject({ payableMicros: 40, outstandingMicros: 140, closingMicros: 140 });
});

test("a refund lowers what is still to be paid, and only the rest is carried below 0", () => {
  const part = statement([entry("reverse", -30)], { outstandingMicros: 100 });
  expect(part).toMatchObject({ offsetMicros: 30, outstandingMicros: 70, carriedMicros: 0 });
  const all = statement([entry("reverse", -130)], { outstandingMicros: 100 });
  expect(all).toMatchObject({ payableMicros: 0, outstandingMicros: 0, carriedMicros: -30 });
});

test("an advance is set off against what is earned later", () => {
  const advance = statement([entry("payment", -50)]);
  expect(advance).toMatchObject({ payableMicros: 0, outstandingMicros: -50, closingMicros: -50 });
  const earned = statement([entry("earn", 80)], { outstandingMicros: -50 });
  expect(earned).toMatchObject({ offsetMicros: -50, payableMicros: 30, outstandingMicros: 30 });
});

test("a payment that came back is to be paid again", () => {
  expect(statement([entry("payment", 100)])).toMatchObject({
    payableMicros: 0,
    outstandingMicros: 100,
  });
});

test("entries of another currency or time are passed over, those within are in order", () => {
  const inside = [
    entry("earn", 1, { atMs: NOVEMBER.endMs - 1 }),
    entry("earn", 2, { atMs: NOVEMBER.startMs }),
    entry("earn", 3, { atMs: NOVEMBER.startMs }),
  ];
  const outside = [
    entry("earn", 10, { atMs: NOVEMBER.endMs }),
    entry("earn", 10, { atMs: NOVEMBER.startMs - 1 }),
    entry("earn", 10, { currency: "EUR" }),
  ];
  const { entries, earnedMicros } = statement([...outside, ...inside]);
  expect(earnedMicros).toBe(6);
  expect(entries.map(({ amountMicros }) => amountMicros)).toEqual([2, 3, 1]);
});

const micros = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });

test("nothing is lost between what came in and what is payable, carried and outstanding", () => {
  const drawn = fc.record({
    kind: fc.constantFrom<LedgerKind>("earn", "reverse", "adjust", "payment"),
    amount: micros,
  });
  fc.assert(
    fc.property(
      fc.array(drawn),
      micros,
      micros,
      fc.nat(10 ** 9),
      (list, carried, due, threshold) => {
        const entries = list.map(({ kind, amount }) => entry(kind, amount));
        const result = statement(entries, {
          carriedMicros: carried,
          outstandingMicros: due,
          thresholdMicros: threshold,
        });
        const sum = list.reduce((all, { amount }) => all + amount, carried + due);
        expect(result.closingMicros).toBe(sum);
        expect(result.carriedMicros + result.outstandingMicros).toBe(sum);
        expect(result.payableMicros === 0 || result.payableMicros >= threshold).toBe(true);
        // Nobody is asked for money on one line while owed it on another.
        expect(result.carriedMicros < 0 && result.outstandingMicros > 0).toBe(false);
        expect(result.payableMicros).toBeLessThanOrEqual(Math.max(0, sum));
      },
    ),
  );
});
