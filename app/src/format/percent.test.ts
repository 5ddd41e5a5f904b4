import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePercent, percentText, percentWords, ppmOfPercent, ppmWords } from "./percent.ts";

test.each([
  ["0", 0],
  [" 12.5 ", 12.5],
  ["3,3333", 3.3333],
  ["100", 100],
  ["100.0001", null],
  ["1.00001", null],
  ["-1", null],
  ["10 %", null],
  ["", null],
])("%j is read as %j percent", (text, percent) => {
  expect(parsePercent(text)).toBe(percent);
});

test("every share in parts per million is written as text that reads back as the same share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
      const percent = parsePercent(percentText(ppm));
      expect(percent === null ? null : ppmOfPercent(percent)).toBe(ppm);
    }),
  );
});

test("a percentage is read with a sign that no line break parts from it", () => {
  expect([percentWords(12.5), percentWords("+50"), ppmWords(33_333)]).toEqual([
    "12.5\u00a0%",
    "+50\u00a0%",
    "3.3333\u00a0%",
  ]);
});
