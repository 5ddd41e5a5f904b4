import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount } from "../money.ts";
import { guessNumbers, readDecimal } from "./read-decimal.ts";

test.each([
  ["25", "25", "25"],
  ["25.00", "25.00", null],
  ["25,00", null, "25.00"],
  ["1,234.50", "1234.50", null],
  ["1.234,50", null, "1234.50"],
  ["1,234", "1234", "1.234"],
  ["1 234 567", "1234567", "1234567"],
  ["1\u202f234,5", null, "1234.5"],
  ["1'234.5", "1234.5", null],
  ["1,234,567", "1234567", null],
  ["1,234 567", null, null],
  ["12,34.5", null, null],
  ["-5", null, null],
  ["$5", null, null],
  ["(5)", null, null],
  ["1e3", null, null],
  ["", null, null],
])("%j is %j with a decimal point and %j with a decimal comma", (text, point, comma) => {
  expect(readDecimal(text, "point")).toBe(point);
  expect(readDecimal(text, "comma")).toBe(comma);
});

test.each([
  [["25.00", "1,234"], "point"],
  [["25,00", "1.234"], "comma"],
  [["25", ""], "point"],
  [["1,234", "2,500"], null],
  [["25.00", "25,00"], null],
] as const)("amounts such as %j are written with a decimal %s", (texts, style) => {
  expect(guessNumbers(texts)).toBe(style);
});

test("an amount is read to the micro, however its thousands are grouped", () => {
  fc.assert(
    fc.property(fc.nat(9_007_199_253), fc.nat(999_999), fc.boolean(), (units, micros, isComma) => {
      const [group, sign] = isComma ? [".", ","] : [",", "."];
      const grouped = String(units).replace(/\B(?=(?:\d{3})+$)/g, group);
      const text = `${grouped}${sign}${String(micros).padStart(6, "0")}`;
      const read = readDecimal(text, isComma ? "comma" : "point");
      expect(parseAmount(read ?? "")).toBe(units * 1_000_000 + micros);
    }),
  );
});
