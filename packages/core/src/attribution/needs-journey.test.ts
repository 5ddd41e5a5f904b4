import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attribute,
  attributionRecord,
  DEFAULT_ATTRIBUTION,
  journeyLookBackMs,
  needsJourney,
  readAttributionRecord,
  type AttributableConversion,
  type AttributionPolicy,
  type Rung,
  type Touch,
} from "../index.ts";

const NOW_MS = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;

const click = (id: string, daysBefore: number, visitorId: string | null): Touch => ({
  id,
  kind: "click",
  atMs: NOW_MS - daysBefore * DAY_MS,
  publisherId: `p${id}`,
  visitorId,
  fingerprint: null,
});

const bare: AttributableConversion = {
  atMs: NOW_MS,
  namedClick: null,
  visitorId: null,
  couponPublisherId: null,
  statedPublisherId: null,
  fingerprints: [],
};
const named = { ...bare, namedClick: click("n", 1, null) };

test.each<[string, Partial<AttributionPolicy>, AttributableConversion, boolean]>([
  ["last click by a click id", {}, named, false],
  ["last click by a click id, with a cookie", {}, { ...named, visitorId: "v" }, false],
  ["a cookie alone", {}, { ...bare, visitorId: "v" }, true],
  ["a cookie where that rung is off", { rungs: ["click-id"] }, { ...bare, visitorId: "v" }, false],
  [
    "a cookie before the click id",
    { rungs: ["cookie", "click-id"] },
    { ...named, visitorId: "v" },
    true,
  ],
  ["a browser alone, whose rung is off", {}, { ...bare, fingerprints: ["f"] }, false],
  ["a browser alone", { rungs: ["fingerprint"] }, { ...bare, fingerprints: ["f"] }, true],
  [
    "a browser behind a click id",
    { rungs: ["click-id", "fingerprint"] },
    { ...named, fingerprints: ["f"] },
    false,
  ],
  [
    "a browser before a click id",
    { rungs: ["fingerprint", "click-id"] },
    { ...named, fingerprints: ["f"] },
    true,
  ],
  ["a coupon without a cookie", {}, { ...bare, couponPublisherId: "p1" }, false],
  ["a click id by a model of journeys", { model: { kind: "linear" } }, named, true],
  [
    "a coupon by a model of journeys",
    { model: { kind: "linear" } },
    { ...bare, couponPublisherId: "p1" },
    false,
  ],
  [
    "a click id whose rung is off, by a model of journeys",
    { rungs: ["coupon"], model: { kind: "first" } },
    named,
    false,
  ],
])("whether a journey has a say in %s", (_, change, conversion, expected) => {
  expect(needsJourney({ ...DEFAULT_ATTRIBUTION, ...change }, conversion)).toBe(expected);
});

const RUNGS: readonly Rung[] = ["click-id", "cookie", "coupon", "clickless", "fingerprint"];

test("where no journey is needed, none changes anything", () => {
  const visitor = fc.constantFrom(null, "v", "w");
  fc.assert(
    fc.property(
      fc.record({
        rungs: fc.shuffledSubarray([...RUNGS]),
        model: fc.constantFrom<AttributionPolicy["model"]>({ kind: "last" }, { kind: "linear" }),
        viewThrough: fc.constantFrom(null, { windowMs: 10 * DAY_MS }),
      }),
      fc.record({
        namedClick: fc.constantFrom(null, click("n", 1, null), click("n", 99, null)),
        visitorId: visitor,
        couponPublisherId: fc.constantFrom(null, "p9"),
        statedPublisherId: fc.constantFrom(null, "p8"),
        fingerprints: fc.constantFrom([], ["f"]),
      }),
      fc.uniqueArray(fc.nat(120), { maxLength: 6 }),
      visitor,
      (change, ties, days, visitorId) => {
        const policy = { ...DEFAULT_ATTRIBUTION, ...change };
        const conversion = { ...bare, ...ties };
        fc.pre(!needsJourney(policy, conversion));
        const touches = days.map((n) => ({
          ...click(String(n), n, visitorId),
          fingerprint: n % 2 === 0 ? "f" : null,
        }));
        const [alone, among] = [[], touches].map((own) => attribute(policy, conversion, own));
        expect({ ...among, considered: [] }).toEqual({ ...alone, considered: [] });
      },
    ),
    { numRuns: 2_000 },
  );
});

test("the look back reaches a month behind the longest window", () => {
  expect(journeyLookBackMs(DEFAULT_ATTRIBUTION)).toBe(120 * DAY_MS);
  expect(
    journeyLookBackMs({ ...DEFAULT_ATTRIBUTION, viewThrough: { windowMs: 100 * DAY_MS } }),
  ).toBe(130 * DAY_MS);
});

test("what a conversion was attributed by is read as it was written", () => {
  const record = attributionRecord(DEFAULT_ATTRIBUTION, named, "lnk_1");
  expect(record).toMatchObject({ version: 2, namedLinkId: "lnk_1", report: { visitorId: null } });
  expect(record.report).not.toHaveProperty("atMs");
  expect(readAttributionRecord(JSON.stringify(record))).toEqual(record);
  expect(readAttributionRecord("")).toBeNull();
  const { fingerprints: _none, ...earlier } = record.report;
  const old = JSON.stringify({ ...record, version: 1, report: earlier });
  expect(readAttributionRecord(old)).toEqual({ ...record, version: 1 });
});
