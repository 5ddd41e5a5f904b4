import { expect, test } from "vitest";
import { exchange, judgeReport, missingRateSentence, rateAsked, readReport } from "../index.ts";
import { DEFAULT_CONVERSION_POLICY, type ConversionTerms, type PayableEvent } from "../index.ts";

const RECEIVED_MS = Date.UTC(2026, 10, 20, 12);
const HOUR_MS = 3_600_000;
const click = { clickId: "click", atMs: RECEIVED_MS - HOUR_MS, publisherId: "pub_1" };
const origin = { receivedAtMs: RECEIVED_MS, click, statedPublisherId: null };
const RATE = { from: "EUR", to: "USD", day: "2026-11-20" };

const sale: PayableEvent = {
  id: "evt_1",
  name: "sale",
  aliases: [],
  duplicatePolicy: "ignore-txid",
  holdDays: 0,
  revenue: { model: "reported" },
  payout: { model: "cps", ppm: 100_000 },
  tier: null,
  override: null,
};
const terms: ConversionTerms = {
  currency: "USD",
  statusWords: [],
  policy: DEFAULT_CONVERSION_POLICY,
  events: [sale],
};

const report = (said: Readonly<Record<string, string>>) => readReport(Object.entries(said));

test.each([
  ["an amount in another currency", { amount: "25", currency: "EUR" }, "2026-11-20"],
  ["a payout alone", { payout: "25", currency: "eur" }, "2026-11-20"],
  [
    "the day of the event, as the workspace's zone has it",
    { amount: "1", currency: "EUR", ts: String(RECEIVED_MS / 1_000 - 600) },
    "2026-11-20",
  ],
])("a rate is needed for %s", (_name, said, day) => {
  expect(rateAsked(report(said), origin, "USD", "UTC")).toEqual({ ...RATE, day });
});

test("the day of a rate is the event's in the workspace's zone", () => {
  const said = report({ amount: "1", currency: "EUR" });
  const early = { receivedAtMs: Date.UTC(2026, 10, 20, 2), click: null };
  expect(rateAsked(said, early, "USD", "America/New_York")?.day).toBe("2026-11-19");
  expect(rateAsked(said, early, "USD", "UTC")?.day).toBe("2026-11-20");
});

test.each([
  ["without an amount", { currency: "EUR" }],
  ["in the campaign's currency", { amount: "25", currency: "USD" }],
  ["without a currency", { amount: "25" }],
  ["in what is no currency", { amount: "25", currency: "EURO" }],
])("a report %s needs no rate", (_name, said) => {
  expect(rateAsked(report(said), origin, "USD", "UTC")).toBeNull();
});

test("amounts are judged at the rate, and what they were is kept", () => {
  const said = report({ amount: "25", revenue: "10.5", currency: "EUR" });
  const rate = { ...RATE, ppb: 1_084_200_000 };
  expect(judgeReport(said, origin, terms, rate)).toMatchObject({
    kind: "judged",
    saleMicros: 27_105_000,
    revenueMicros: 11_384_100,
    exchanged: { ...rate, saleMicros: 25_000_000, revenueMicros: 10_500_000 },
    missingRate: null,
  });
});

test("without the rate amounts are unknown, and the report says which rate is missing", () => {
  const said = report({ amount: "25", currency: "EUR" });
  expect(judgeReport(said, origin, terms, { ...RATE, ppb: null })).toMatchObject({
    kind: "judged",
    saleMicros: null,
    revenueMicros: null,
    exchanged: null,
    missingRate: RATE,
  });
  expect(missingRateSentence(RATE)).toContain("from EUR to USD for 2026-11-20");
});

test("an amount that cannot be held at the rate is refused", () => {
  const said = report({ amount: "9007199254", currency: "EUR" });
  const rate = { ...RATE, ppb: 2_000_000_000 };
  expect(judgeReport(said, origin, terms, rate)).toMatchObject({ reason: "X_AMOUNT" });
  expect(exchange({ ...rate, saleMicros: null, revenueMicros: null })).toEqual({
    saleMicros: null,
    revenueMicros: null,
  });
});
