import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareModels,
  DEFAULT_ATTRIBUTION,
  type AttributionPolicy,
  type ComparedConversion,
  type ModelComparison,
  type ModelMoney,
  type Touch,
} from "../index.ts";

const NOW_MS = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;

const last = DEFAULT_ATTRIBUTION;
const linear: AttributionPolicy = { ...last, model: { kind: "linear" } };

function click(publisherId: string, daysBefore: number, visitorId = "v"): Touch {
  const atMs = NOW_MS - daysBefore * DAY_MS;
  const id = `${publisherId}-${daysBefore}`;
  return { id, kind: "click", atMs, publisherId, visitorId, fingerprint: null };
}

function converted(
  touches: readonly Touch[],
  change: Partial<ComparedConversion> = {},
): ComparedConversion {
  return {
    conversion: {
      atMs: NOW_MS,
      namedClick: null,
      visitorId: "v",
      couponPublisherId: null,
      statedPublisherId: null,
      fingerprint: null,
    },
    touches,
    currency: "USD",
    payoutMicros: 1_000_000,
    revenueMicros: 10_000_001,
    ...change,
  };
}

test("two models stand side by side for each publisher", () => {
  const journey = [click("p1", 3), click("p2", 2), click("p1", 1)];
  expect(compareModels([converted(journey)], last, linear)).toEqual([
    {
      publisherId: "p1",
      currency: "USD",
      a: { conversionsPpm: 1_000_000, payoutMicros: 1_000_000, revenueMicros: 10_000_001 },
      b: { conversionsPpm: 666_667, payoutMicros: 666_667, revenueMicros: 6_666_671 },
    },
    {
      publisherId: "p2",
      currency: "USD",
      a: { conversionsPpm: 0, payoutMicros: 0, revenueMicros: 0 },
      b: { conversionsPpm: 333_333, payoutMicros: 333_333, revenueMicros: 3_333_330 },
    },
  ]);
});

test("what a policy leaves to nobody stays in sight, last", () => {
  const strict: AttributionPolicy = { ...last, maxWindowMs: { ...last.maxWindowMs, cookie: 0 } };
  const rows = compareModels([converted([click("p1", 1)])], last, strict);
  expect(
    rows.map(({ publisherId, a, b }) => [publisherId, a.payoutMicros, b.payoutMicros]),
  ).toEqual([
    ["p1", 1_000_000, 0],
    [null, 0, 1_000_000],
  ]);
});

test("currencies are never added up", () => {
  const touches = [click("p1", 1)];
  const rows = compareModels(
    [converted(touches), converted(touches, { currency: "EUR" })],
    last,
    last,
  );
  expect(rows.map(({ currency, a }) => [currency, a.payoutMicros])).toEqual([
    ["EUR", 1_000_000],
    ["USD", 1_000_000],
  ]);
});

const model = fc.constantFrom<AttributionPolicy["model"]>(
  { kind: "last" },
  { kind: "first" },
  { kind: "linear" },
  { kind: "position", firstPpm: 400_000, lastPpm: 400_000 },
  { kind: "time-decay", halfLifeMs: 7 * DAY_MS },
);

const compared = fc
  .record({
    touches: fc.uniqueArray(
      fc.tuple(fc.constantFrom("p1", "p2", "p3", "p4"), fc.nat(120), fc.constantFrom("v", "w")),
      { selector: ([publisherId, days]) => `${publisherId}-${days}`, maxLength: 8 },
    ),
    currency: fc.constantFrom("USD", "EUR"),
    payoutMicros: fc.nat(10 ** 9),
    revenueMicros: fc.nat(10 ** 9),
  })
  .map(({ touches, ...change }) =>
    converted(
      touches.map((each) => click(...each)),
      change,
    ),
  );

test("both models split the same money, to the micro, and equal ones split it equally", () => {
  fc.assert(
    fc.property(fc.array(compared, { maxLength: 30 }), model, model, (list, a, b) => {
      const rows = compareModels(list, { ...last, model: a }, { ...last, model: b });
      for (const currency of ["USD", "EUR"]) {
        const own = list.filter((each) => each.currency === currency);
        const total = {
          conversionsPpm: own.length * 1_000_000,
          payoutMicros: own.reduce((sum, { payoutMicros }) => sum + payoutMicros, 0),
          revenueMicros: own.reduce((sum, { revenueMicros }) => sum + revenueMicros, 0),
        };
        expect(sumOf(rows, currency, "a")).toEqual(total);
        expect(sumOf(rows, currency, "b")).toEqual(total);
      }
      const same = compareModels(list, { ...last, model: a }, { ...last, model: a });
      for (const row of same) expect(row.b).toEqual(row.a);
      expect(
        compareModels(list.toReversed(), { ...last, model: a }, { ...last, model: b }),
      ).toEqual(rows);
    }),
  );
});

function sumOf(rows: readonly ModelComparison[], currency: string, side: "a" | "b"): ModelMoney {
  const own = rows.filter((row) => row.currency === currency).map((row) => row[side]);
  return {
    conversionsPpm: own.reduce((sum, money) => sum + money.conversionsPpm, 0),
    payoutMicros: own.reduce((sum, money) => sum + money.payoutMicros, 0),
    revenueMicros: own.reduce((sum, money) => sum + money.revenueMicros, 0),
  };
}
