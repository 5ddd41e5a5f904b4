import { expect, test } from "vitest";
import {
  DEFAULT_CONVERSION_POLICY,
  judgeReport,
  readReport,
  type ConversionTerms,
  type PayableEvent,
  type ReportOrigin,
} from "../index.ts";

const HOUR_MS = 3_600_000;
const CLICK_MS = Date.UTC(2026, 4, 1);

const event = (name: string): PayableEvent => ({
  id: `evt_${name}`,
  name,
  aliases: [],
  duplicatePolicy: "ignore-txid",
  holdDays: 0,
  revenue: { model: "reported" },
  payout: { model: "cpa", amountMicros: 1 },
  tier: null,
  override: null,
});

const coupons = [
  { code: "SAVE", publisherId: "pub_coupon", startsAtMs: null, endsAtMs: CLICK_MS + HOUR_MS },
];

const terms: ConversionTerms = {
  currency: "USD",
  statusWords: [{ word: "cnf", status: "approved" }],
  policy: { ...DEFAULT_CONVERSION_POLICY, coupons },
  events: [event("Sale"), event("Lead")],
};

const clicked: ReportOrigin = {
  receivedAtMs: CLICK_MS + 2 * HOUR_MS,
  click: { clickId: "click", atMs: CLICK_MS, publisherId: "pub_click" },
  statedPublisherId: null,
};

function judge(said: Readonly<Record<string, string>>, origin: Partial<ReportOrigin> = {}) {
  return judgeReport(readReport(Object.entries(said)), { ...clicked, ...origin }, terms);
}

test.each([
  [{ event: "sael" }, "X_EVENT_UNKNOWN", 'did you mean "Sale"?'],
  [{ status: "maybe" }, "X_STATUS_UNMAPPED", "map it"],
  [{ currency: "EUR", amount: "25" }, "X_CURRENCY", "USD"],
  [{ currency: "euro" }, "X_CURRENCY", "three-letter"],
  [{ amount: "12,50" }, "X_AMOUNT", "25.00"],
  [{ amount: "25", revenue: "x" }, "X_AMOUNT", "revenue"],
])("%o is refused as %s, with a hint how to mend it", (said, reason, hint) => {
  const judged = judge(said);
  expect(judged).toMatchObject({ kind: "refused", reason });
  expect(judged.kind === "refused" && judged.hint).toContain(hint);
});

test.each([
  [{}, null, null],
  [{ amount: "25" }, 25_000_000, null],
  [{ revenue: "5" }, 5_000_000, null],
  [{ payout: "3" }, 3_000_000, null],
  [{ amount: "25", revenue: "5" }, 25_000_000, 5_000_000],
])("%o says a sale of %s and a revenue of %s", (said, saleMicros, revenueMicros) => {
  expect(judge(said)).toMatchObject({ kind: "judged", saleMicros, revenueMicros });
});

test.each([
  ["nothing", null, 2 * HOUR_MS],
  ["an hour after the click", HOUR_MS, HOUR_MS],
  ["before the click", -HOUR_MS, 0],
  ["a minute after its receipt", 2 * HOUR_MS + 60_000, 2 * HOUR_MS],
  ["a day after its receipt", 26 * HOUR_MS, 2 * HOUR_MS],
])("a report that tells of %s happened between click and receipt", (_, ts, afterMs) => {
  const said = ts === null ? {} : { ts: String(CLICK_MS + ts) };
  expect(judge(said)).toMatchObject({ atMs: CLICK_MS + afterMs });
});

test.each([
  ["a click", clicked, "click-id", "pub_click"],
  ["a coupon", { click: null }, "coupon", "pub_coupon"],
  ["a stated publisher", { click: null, statedPublisherId: "pub_own" }, "coupon", "pub_coupon"],
] as const)("a coupon code beside %s", (_, origin, rung, publisherId) => {
  const judged = judge({ coupon: "save", ts: String(CLICK_MS) }, origin);
  expect(judged).toMatchObject({ attribution: { kind: "attributed", rung } });
  expect(judged.kind === "judged" && judged.attribution).toMatchObject({
    shares: [{ publisherId }],
  });
});

test("a coupon that ran out before the event leads to nobody", () => {
  expect(judge({ coupon: "save" }, { click: null })).toMatchObject({
    attribution: { kind: "unattributed", reason: "X_CLICK_UNKNOWN" },
  });
});
