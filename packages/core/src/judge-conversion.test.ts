import { expect, test } from "vitest";
import {
  judgeConversion,
  readPostback,
  statusOfWord,
  type ConversionReport,
  type ConversionTerms,
} from "./index.ts";

const DAY_MS = 86_400_000;

const terms: ConversionTerms = {
  currency: "USD",
  attributionWindowMs: 30 * DAY_MS,
  events: [
    {
      id: "e1",
      name: "Sale",
      payout: { model: "cpa", amountMicros: 2_000_000 },
      revenueMicros: 5_000_000,
    },
    { id: "e2", name: "deposit", payout: { model: "revshare", ppm: 250_000 }, revenueMicros: null },
  ],
};

function report(change: Partial<ConversionReport> = {}): ConversionReport {
  const clickAtMs = Date.UTC(2026, 0, 1);
  return {
    clickAtMs,
    receivedAtMs: clickAtMs + 60_000,
    event: null,
    amount: null,
    currency: null,
    status: null,
    ...change,
  };
}

test("a report that names no event means the campaign's first", () => {
  expect(judgeConversion(report(), terms)).toMatchObject({
    kind: "payable",
    event: { id: "e1" },
    status: "approved",
    reason: "OK",
    ctitMs: 60_000,
    steps: { payoutMicros: 2_000_000, revenueMicros: 5_000_000 },
  });
});

test("event and currency are matched without regard to case", () => {
  const decision = judgeConversion(
    report({ event: " DEPOSIT ", amount: "10", currency: "usd" }),
    terms,
  );
  expect(decision).toMatchObject({ event: { id: "e2" }, steps: { payoutMicros: 2_500_000 } });
});

test.each<[Partial<ConversionReport>, string, string]>([
  [{ event: "install" }, "X_EVENT_UNKNOWN", "Sale, deposit"],
  [{ event: "deposit" }, "X_AMOUNT", "amount=25.00"],
  [{ amount: "ten" }, "X_AMOUNT", '"ten"'],
  [{ currency: "EUR", amount: "1" }, "X_CURRENCY", "send USD"],
  [{ status: "great" }, "X_STATUS_UNMAPPED", '"great"'],
  [{ receivedAtMs: Date.UTC(2026, 0, 31) + 1 }, "X_TOO_LATE", "30.0 days"],
])("%o is rejected as %s", (change, reason, hint) => {
  const decision = judgeConversion(report(change), terms);
  expect(decision).toMatchObject({ kind: "rejected", reason });
  expect(decision.kind === "rejected" && decision.hint).toContain(hint);
});

test("the last millisecond of the window still counts", () => {
  expect(judgeConversion(report({ receivedAtMs: Date.UTC(2026, 0, 31) }), terms).kind).toBe(
    "payable",
  );
});

test("a click stamped in the future by another clock is taken as simultaneous", () => {
  const decision = judgeConversion(report({ receivedAtMs: Date.UTC(2025, 11, 31, 23) }), terms);
  expect(decision).toMatchObject({ kind: "payable", ctitMs: 0 });
});

test.each([
  ["SALE", "approved"],
  ["1", "approved"],
  ["Lead", "pending"],
  ["on hold", "hold"],
  ["CANCELED", "rejected"],
  ["junk", "trash"],
  ["chargeback", "refunded"],
  ["whatever", null],
])("the word %s means %s", (word, status) => {
  expect(statusOfWord(word)).toBe(status);
});

test.each([
  ["click_id=A&txid=T&event=sale&amount=1&currency=USD&status=1"],
  ["CLICKID=A&order_id=T&goal=sale&sum=1&cnv_currency=USD&cnv_status=1"],
  ["cid=A&tid=T&et=sale&sale_amount=1&currency=USD&status=1"],
  ["subid=A&txn_id=T&type=sale&payout=1&currency=USD&status=1"],
])("the postback %s is read like any other", (query) => {
  expect(readPostback(new URLSearchParams(query))).toEqual({
    clickId: "A",
    txid: "T",
    event: "sale",
    amount: "1",
    currency: "USD",
    status: "1",
  });
});

test("the first of a repeated parameter wins, an empty one says nothing, a long one is cut", () => {
  const read = readPostback(new URLSearchParams(`click_id=&cid=B&cid=C&txid=${"x".repeat(500)}`));
  expect(read).toMatchObject({ clickId: "B", event: null });
  expect(read.txid).toHaveLength(200);
});
