import { expect, test } from "vitest";
import { formatFineMoney, formatMoney, moneyText, parseMoney } from "./money.ts";

test.each([
  [3_300_000, "USD", "$3.30"],
  [1_234_567_890_000, "EUR", "€1,234,567.89"],
  [330_000_000, "JPY", "¥330"],
  [-5_000_000, "USD", "-$5.00"],
  [1_234_000, "KWD", "KWD 1.234"],
])("%s micros of %s read %s", (micros, currency, expected) => {
  expect(formatMoney(micros, currency).replace("\u00a0", " ")).toBe(expected);
});

test("money without one currency is a dash, never a sum of two", () => {
  expect(formatMoney(null, "USD")).toBe("–");
  expect(formatMoney(5, null)).toBe("–");
  expect(formatFineMoney(null, "USD")).toBe("–");
});

test("earnings per click keep two decimals more than the currency has", () => {
  expect(formatFineMoney(12_300, "USD")).toBe("$0.0123");
  expect(formatFineMoney(1_500_000, "JPY")).toBe("¥1.50");
});

test.each([
  ["25", 25_000_000],
  ["25.5", 25_500_000],
  [" 0,75 ", 750_000],
  ["0.000001", 1],
  ["", null],
  ["-1", null],
  ["1e3", null],
  ["1,000.00", null],
  ["1.0000001", null],
  ["12 USD", null],
])("the text %j means %s micros", (text, expected) => {
  expect(parseMoney(text)).toBe(expected);
});

test.each([0, 1, 750_000, 25_000_000, 25_500_000, 1_234_567])(
  "%s micros survive being shown in a form and read back",
  (micros) => {
    expect(parseMoney(moneyText(micros))).toBe(micros);
  },
);
