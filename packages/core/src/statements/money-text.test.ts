import { expect, test } from "vitest";
import { moneyText, plainAmount } from "../index.ts";

test.each([
  [3_300_000, "USD", "3.30 USD"],
  [0, "EUR", "0.00 EUR"],
  [-1_234_567_890_000, "USD", "-1,234,567.89 USD"],
  [1_000_001, "USD", "1.000001 USD"],
  [5_000_000_000, "JPY", "5,000 JPY"],
  [Number.MAX_SAFE_INTEGER, "USD", "9,007,199,254.740991 USD"],
])("%d micros of %s read %s", (micros, currency, text) => {
  expect(moneyText(micros, currency)).toBe(text);
});

test.each([
  [3_300_000, "3.30"],
  [0, "0.00"],
  [-1_234_500_001, "-1234.500001"],
  [Number.MAX_SAFE_INTEGER, "9007199254.740991"],
])("%d micros are %s in a file", (micros, text) => {
  expect(plainAmount(micros)).toBe(text);
});
