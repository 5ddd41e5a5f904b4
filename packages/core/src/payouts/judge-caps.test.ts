import fc from "fast-check";
import { expect, test } from "vitest";
import {
  capCounters,
  capIncrements,
  judgeCaps,
  type CapMetric,
  type CappedConversion,
  type ConversionCap,
} from "../index.ts";

const CONVERSION: CappedConversion = {
  publisherId: "pub_1",
  linkId: "lnk_1",
  atMs: Date.parse("2026-11-20T23:30:00Z"),
  timezone: "Europe/Berlin",
};

const MONEY = { payoutMicros: 2_000_000, revenueMicros: 5_000_000 };

function cap(change: Partial<ConversionCap> = {}): ConversionCap {
  return {
    metric: "conversions",
    scope: "campaign",
    subjectId: null,
    period: "day",
    limit: 10,
    isHard: true,
    ...change,
  };
}

function keysOf(...caps: readonly ConversionCap[]): readonly string[] {
  return capCounters(caps, CONVERSION).map(({ key }) => key);
}

/** The verdict where the counters of those caps stand at the figures beside them. */
function judge(...states: readonly (readonly [ConversionCap, number])[]) {
  const counters = capCounters(
    states.map(([own]) => own),
    CONVERSION,
  );
  const used = new Map(counters.map(({ key }, index) => [key, states[index]?.[1] ?? 0]));
  return judgeCaps(counters, used, MONEY);
}

test("a counter is named by metric, scope, subject and the period in the workspace's zone", () => {
  expect(
    keysOf(
      cap(),
      cap({ metric: "payout", scope: "publisher", period: "week" }),
      cap({ metric: "revenue", scope: "link", period: "month" }),
      cap({ period: "total" }),
    ),
  ).toEqual([
    "conversions:campaign::day:2026-11-21",
    "payout:publisher:pub_1:week:2026-W47",
    "revenue:link:lnk_1:month:2026-11",
    "conversions:campaign::total:",
  ]);
});

test("a cap that names its subject stands in for the one of everybody, in either order", () => {
  const everybody = cap({ scope: "publisher", limit: 100 });
  const own = cap({ scope: "publisher", subjectId: "pub_1", limit: 5_000 });
  const other = cap({ scope: "publisher", subjectId: "pub_2", limit: 1 });
  for (const caps of [
    [everybody, own, other],
    [other, own, everybody],
  ]) {
    expect(capCounters(caps, CONVERSION)).toEqual([
      { key: "conversions:publisher:pub_1:day:2026-11-21", cap: own },
    ]);
  }
});

test("conversions, payout and revenue are counted apart", () => {
  expect(capIncrements(MONEY)).toEqual({ conversions: 1, payout: 2_000_000, revenue: 5_000_000 });
  expect(keysOf(cap(), cap({ metric: "payout" }), cap({ metric: "revenue" }))).toHaveLength(3);
});

test("a limit may be reached and not passed", () => {
  expect(judge([cap(), 9])).toEqual({ kind: "ok" });
  expect(judge([cap(), 10])).toMatchObject({ kind: "over", used: 10, incoming: 1 });
  expect(judge([cap({ metric: "payout", limit: 2_000_000 }), 0])).toEqual({ kind: "ok" });
  expect(judge([cap({ metric: "payout", limit: 1_999_999 }), 0]).kind).toBe("over");
  expect(judge([cap({ limit: 0 }), 0]).kind).toBe("over");
});

test.each<[CapMetric, boolean, string]>([
  ["conversions", true, "X_CAP_CONVERSIONS"],
  ["payout", true, "X_CAP_PAYOUT"],
  ["revenue", true, "X_CAP_REVENUE"],
  ["conversions", false, "H_OVER_CAP"],
  ["payout", false, "H_OVER_CAP"],
  ["revenue", false, "H_OVER_CAP"],
])("over a cap on %s (hard: %s) ends as %s", (metric, isHard, reason) => {
  expect(judge([cap({ metric, isHard, limit: 10 }), 10])).toMatchObject({
    kind: "over",
    isHard,
    reason,
  });
});

test("a hard cap that is passed comes before a soft one", () => {
  const soft = cap({ isHard: false, limit: 1 });
  const hard = cap({ scope: "link", limit: 1 });
  expect(judge([soft, 1], [hard, 1])).toMatchObject({ reason: "X_CAP_CONVERSIONS" });
  expect(judge([soft, 1], [hard, 0])).toMatchObject({ reason: "H_OVER_CAP" });
});

test("the sentence tells the figures", () => {
  const verdict = judge([cap({ metric: "payout", limit: 9_000_000, isHard: false }), 8_000_000]);
  expect(verdict.kind === "over" && verdict.sentence).toBe(
    "8 and 2 more pass the campaign's soft payout limit of 9 a day.",
  );
});

test("without caps, or without anything counted yet, a conversion fits", () => {
  expect(judgeCaps([], new Map(), MONEY)).toEqual({ kind: "ok" });
  expect(judgeCaps(capCounters([cap()], CONVERSION), new Map(), MONEY)).toEqual({ kind: "ok" });
});

const someCap: fc.Arbitrary<ConversionCap> = fc.record({
  metric: fc.constantFrom("conversions", "payout", "revenue"),
  scope: fc.constantFrom("campaign", "publisher", "link"),
  subjectId: fc.constantFrom(null, "pub_1", "lnk_1"),
  period: fc.constantFrom("day", "week", "month", "total"),
  limit: fc.nat(50),
  isHard: fc.boolean(),
});

const someConversion = fc.record({ payoutMicros: fc.nat(20), revenueMicros: fc.nat(20) });

test("what is let in never passes a limit, and what is refused would have", () => {
  fc.assert(
    fc.property(fc.array(someCap), fc.array(someConversion), (caps, conversions) => {
      const counters = capCounters(caps, CONVERSION);
      const used = new Map<string, number>();
      for (const conversion of conversions) {
        const added = capIncrements(conversion);
        const passed = counters.filter(
          ({ key, cap: { metric, limit } }) => (used.get(key) ?? 0) + added[metric] > limit,
        );
        const verdict = judgeCaps(counters, used, conversion);
        expect(verdict.kind).toBe(passed.length === 0 ? "ok" : "over");
        if (verdict.kind === "over") {
          expect(verdict.isHard).toBe(passed.some(({ cap: own }) => own.isHard));
          continue;
        }
        for (const { key, cap: own } of counters) {
          used.set(key, (used.get(key) ?? 0) + added[own.metric]);
          expect(used.get(key)).toBeLessThanOrEqual(own.limit);
        }
      }
    }),
  );
});
