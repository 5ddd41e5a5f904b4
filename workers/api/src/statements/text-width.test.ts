import { expect, test } from "vitest";
import { fitted, textWidth, wrapped } from "./text-width.ts";

test.each([
  ["0123456789", 55.6],
  ["", 0],
  ["A", 6.67],
  ["Ä", 6.67],
  ["€", 5.56],
  ["ß", 6.11],
  ["ÿ", 5],
  ["…", 10],
])("%j is %d points wide at 10 points", (text, width) => {
  expect(textWidth(text, 10)).toBeCloseTo(width, 6);
});

test("what does not fit ends in dots within its width", () => {
  expect(fitted("short", 10, 100)).toBe("short");
  const cut = fitted("a name that is long", 10, 50);
  expect(cut).toMatch(/^a name.*…$/);
  expect(textWidth(cut, 10)).toBeLessThanOrEqual(50);
});

test("lines break at spaces, and a word that is longer than a line within it", () => {
  expect(wrapped("aaa bbb ccc", 10, 37)).toEqual(["aaa bbb", "ccc"]);
  expect(wrapped("0123456789", 10, 28)).toEqual(["01234", "56789"]);
  expect(wrapped("", 10, 28)).toEqual([""]);
});
