import { expect, test } from "vitest";
import { eventType } from "../../testing/conversion-terms-samples.ts";
import { eventRuleWords } from "./event-rule-words.ts";
import { payoutWords } from "./payout-words.ts";

test("an event type with the usual rules needs no words", () => {
  expect(eventRuleWords(eventType())).toEqual([]);
});

test("every rule that differs is said", () => {
  const rules = { aliases: ["buy", "order"], duplicatePolicy: "overwrite", holdDays: 1 } as const;
  expect(eventRuleWords(eventType({ ...rules, aliases: [...rules.aliases] }))).toEqual([
    "Also called buy, order",
    "Duplicates: Take over the newest data",
    "Paid 1 day later",
  ]);
});

test.each([
  [{ model: "cpa", amountMicros: 3_300_000 }, "$3.30 CPA"],
  [{ model: "cps", percent: 12.5 }, "12.5\u00a0% CPS"],
  [{ model: "revshare", percent: 20 }, "20\u00a0% RevShare"],
  [{ model: "hybrid", amountMicros: 1_000_000, percent: 5 }, "$1.00 + 5\u00a0% Hybrid"],
] as const)("the payout %j reads %s", (payout, words) => {
  expect(payoutWords(payout, "USD")).toBe(words);
});
