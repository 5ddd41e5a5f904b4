import type { ClickCap } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { capDraftOf, capErrors, capOf, emptyCap } from "./cap-draft.ts";
import { capWords } from "./cap-words.ts";

const CAP: ClickCap = {
  scope: "publisher",
  subjectId: "pub_1",
  period: "month",
  limit: 50_000,
  isHard: true,
};

test("a stored cap opened and saved unchanged stays the same", () => {
  expect(capOf(capDraftOf(CAP))).toEqual(CAP);
});

test.each([
  ["10000", 10_000],
  ["10,000", 10_000],
  ["1 000 000", 1_000_000],
  ["1000000000", 1_000_000_000],
  ["1000000001", null],
  ["0", null],
  ["-5", null],
  ["1.5", null],
  ["", null],
  ["many", null],
])("the limit %j means %s clicks", (limit, expected) => {
  const cap = { ...emptyCap(), limit };
  const errors = capErrors([cap], "delivery.caps");
  expect(errors["delivery.caps.0.limit"] === undefined).toBe(expected !== null);
  if (expected !== null) expect(capOf(cap).limit).toBe(expected);
});

test.each([
  [{ ...CAP, scope: "campaign" as const, subjectId: null }, null, "50,000 clicks a month"],
  [{ ...CAP, subjectId: null }, null, "50,000 clicks a month for each publisher"],
  [CAP, "Coupon Corner", "50,000 clicks a month for Coupon Corner"],
  [{ ...CAP, period: "total" as const }, "Coupon Corner", "50,000 clicks in all for Coupon Corner"],
])("the cap %j reads as a person would say it", (cap, subject, expected) => {
  expect(capWords(cap, subject)).toBe(expected);
});
