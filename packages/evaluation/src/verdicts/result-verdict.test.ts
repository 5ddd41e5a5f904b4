import { expect, test } from "vitest";
import type { ResultRow } from "./read-rows.ts";
import { refusedVerdict, resultVerdict } from "./result-verdict.ts";

const stored: ResultRow = {
  id: "cnv_1",
  atMs: 5,
  status: "approved",
  reason: "OK",
  publisherId: "p",
  clickId: "c",
  currency: "USD",
  payoutMicros: 4_000_000,
  score: null,
  signals: null,
  action: null,
  decision: null,
  changedAtMs: null,
  doubtedSinceMs: null,
  withheldAtMs: null,
};

function judged(rule: string, over: Partial<ResultRow>): ResultRow {
  const signals = JSON.stringify([{ rule, score: 0.9, detail: "31 %; peers 4 %" }]);
  return { ...stored, score: 0.9, signals, decision: "open", changedAtMs: 9, ...over };
}

const good = { verdict: "valid", class: null, payable: true, reasons: [] };
const held = { verdict: "suspect", class: "sivt", payable: false, reasons: ["H_FRAUD"] };
const rejected = { verdict: "invalid", class: "sivt", payable: false, reasons: ["X_FRAUD"] };

test.each<readonly [string, ResultRow, object]>([
  ["paid", stored, { ...good, status: "approved", decidedAtMs: 5 }],
  [
    "rejected by the advertiser alone",
    { ...stored, status: "rejected" },
    { ...good, status: "rejected" },
  ],
  [
    "held",
    judged("too-soon", { status: "hold", reason: "H_FRAUD", action: "hold" }),
    { ...held, status: "hold", score: 0.9, decidedAtMs: 9 },
  ],
  [
    "held before its score last changed",
    judged("too-soon", { status: "hold", reason: "H_FRAUD", action: "hold", doubtedSinceMs: 7 }),
    { ...held, decidedAtMs: 7 },
  ],
  [
    "meant to be held, and rejected by the advertiser first",
    judged("too-soon", { status: "rejected", action: "hold" }),
    { ...held, status: "rejected" },
  ],
  [
    "rejected as fraud",
    judged("forged", { status: "rejected", reason: "X_FRAUD", action: "reject" }),
    rejected,
  ],
  [
    "held for a click of nobody",
    judged("invalid-click", { status: "hold", reason: "H_FRAUD", action: "hold" }),
    { verdict: "invalid", class: "givt", payable: false, reasons: ["H_FRAUD"] },
  ],
  ["only marked", judged("night", { action: "tag" }), { ...good, score: 0.9 }],
  ["approved by a person", judged("night", { action: "hold", decision: "approved" }), good],
  ["rejected by a person", judged("night", { action: "hold", decision: "rejected" }), rejected],
  [
    "held without a verdict",
    { ...stored, status: "hold", reason: "H_FRAUD" },
    { ...held, score: 1, signals: [{ rule: "H_FRAUD", score: 1 }] },
  ],
])("a result that is %s has the verdict that its money has", (_name, row, expected) => {
  expect(resultVerdict("v1", row)).toMatchObject(expected);
});

test.each(["X_CLICK_FORGED", "X_CLICK_UNKNOWN", "X_SIG"])(
  "a report refused as %s is invalid",
  (reason) => {
    expect(refusedVerdict("v1", { reason, hint: null }, 5)).toMatchObject({
      verdict: "invalid",
      class: "sivt",
      score: 1,
      payable: false,
      reasons: [reason],
      status: "rejected",
      decidedAtMs: 5,
    });
  },
);

test("a report refused for what it says is no fraud and earns nothing", () => {
  expect(refusedVerdict("v1", { reason: "X_AMOUNT", hint: "too large" }, 5)).toMatchObject({
    verdict: "valid",
    class: null,
    payable: false,
    reasons: ["X_AMOUNT"],
  });
});
