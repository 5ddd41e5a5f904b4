import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attribute,
  DEFAULT_ATTRIBUTION,
  whatIf,
  type AttributionPolicy,
  type ModelMoney,
  type PastConversion,
  type PublisherComparison,
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

const conversion = {
  atMs: NOW_MS,
  namedClick: null,
  visitorId: "v",
  couponPublisherId: null,
  statedPublisherId: null,
  fingerprints: [],
};

function converted(
  touches: readonly Touch[],
  now: PastConversion["now"],
  change: Partial<PastConversion> = {},
): PastConversion {
  const money = { currency: "USD", payoutMicros: 1_000_000, revenueMicros: 10_000_001 };
  return { conversion, touches, now, ...money, ...change };
}

const all = (publisherId: string) => [{ publisherId, ppm: 1_000_000 }];

test("what is paid now and what would be stand side by side for each publisher", () => {
  const journey = [click("p1", 3), click("p2", 2), click("p1", 1)];
  expect(whatIf([converted(journey, all("p1"))], linear)).toEqual({
    rows: [
      {
        publisherId: "p1",
        currency: "USD",
        now: { conversionsPpm: 1_000_000, payoutMicros: 1_000_000, revenueMicros: 10_000_001 },
        instead: { conversionsPpm: 666_667, payoutMicros: 666_667, revenueMicros: 6_666_671 },
      },
      {
        publisherId: "p2",
        currency: "USD",
        now: { conversionsPpm: 0, payoutMicros: 0, revenueMicros: 0 },
        instead: { conversionsPpm: 333_333, payoutMicros: 333_333, revenueMicros: 3_333_330 },
      },
    ],
    changed: 1,
    unattributed: 0,
  });
});

test("a conversion counts as changed where a publisher's part changes, not where only its click does", () => {
  const journey = [click("p1", 3), click("p1", 1)];
  expect(whatIf([converted(journey, all("p1"))], linear).changed).toBe(0);
  expect(whatIf([converted(journey, all("p2"))], linear).changed).toBe(1);
});

test("what a policy leaves to nobody stays in sight, last", () => {
  const strict: AttributionPolicy = { ...last, maxWindowMs: { ...last.maxWindowMs, cookie: 0 } };
  const { rows, unattributed } = whatIf([converted([click("p1", 1)], all("p1"))], strict);
  expect(
    rows.map(({ publisherId, now, instead }) => [
      publisherId,
      now.payoutMicros,
      instead.payoutMicros,
    ]),
  ).toEqual([
    ["p1", 1_000_000, 0],
    [null, 0, 1_000_000],
  ]);
  expect(unattributed).toBe(1);
});

test("currencies are never added up", () => {
  const touches = [click("p1", 1)];
  const list = ["USD", "EUR"].map((currency) => converted(touches, all("p1"), { currency }));
  expect(whatIf(list, last).rows.map(({ currency, now }) => [currency, now.payoutMicros])).toEqual([
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

const journeys = fc.array(
  fc.record({
    touches: fc
      .uniqueArray(fc.tuple(fc.constantFrom("p1", "p2", "p3", "p4"), fc.nat(120)), {
        selector: ([publisherId, days]) => `${publisherId}-${days}`,
        maxLength: 8,
      })
      .map((clicks) => clicks.map(([publisherId, days]) => click(publisherId, days))),
    currency: fc.constantFrom("USD", "EUR"),
    payoutMicros: fc.nat(10 ** 9),
    revenueMicros: fc.nat(10 ** 9),
  }),
  { maxLength: 30 },
);

test("both sides have the same money, to the micro, and the policy of now changes nothing", () => {
  fc.assert(
    fc.property(journeys, model, model, (list, a, b) => {
      const past = list.flatMap(({ touches, ...money }) => {
        const now = attribute({ ...last, model: a }, conversion, touches);
        return now.kind === "attributed" ? [converted(touches, now.shares, money)] : [];
      });
      const { rows } = whatIf(past, { ...last, model: b });
      for (const currency of ["USD", "EUR"]) {
        const own = past.filter((each) => each.currency === currency);
        const total = {
          conversionsPpm: own.length * 1_000_000,
          payoutMicros: own.reduce((sum, { payoutMicros }) => sum + payoutMicros, 0),
          revenueMicros: own.reduce((sum, { revenueMicros }) => sum + revenueMicros, 0),
        };
        expect(sumOf(rows, currency, "now")).toEqual(total);
        expect(sumOf(rows, currency, "instead")).toEqual(total);
      }
      const same = whatIf(past, { ...last, model: a });
      expect(same.changed).toBe(0);
      for (const row of same.rows) expect(row.instead).toEqual(row.now);
      expect(whatIf(past.toReversed(), { ...last, model: b }).rows).toEqual(rows);
    }),
  );
});

function sumOf(
  rows: readonly PublisherComparison[],
  currency: string,
  side: "now" | "instead",
): ModelMoney {
  const own = rows.filter((row) => row.currency === currency).map((row) => row[side]);
  return {
    conversionsPpm: own.reduce((sum, money) => sum + money.conversionsPpm, 0),
    payoutMicros: own.reduce((sum, money) => sum + money.payoutMicros, 0),
    revenueMicros: own.reduce((sum, money) => sum + money.revenueMicros, 0),
  };
}
