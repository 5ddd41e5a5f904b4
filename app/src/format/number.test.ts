import { expect, test } from "vitest";
import {
  changeOf,
  formatChange,
  formatCompact,
  formatCount,
  formatRate,
  formatShare,
  parseCount,
} from "./number.ts";

test("counts are grouped and have no decimals", () => {
  expect(formatCount(1234567)).toBe("1,234,567");
  expect(formatCount(0)).toBe("0");
});

test("axis labels are short", () => {
  expect(formatCompact(12_340)).toBe("12.3K");
});

test("an unknown rate is a dash, never 0 %", () => {
  expect(formatRate(null)).toBe("–");
  expect(formatRate(0)).toBe("0.00\u00a0%");
  expect(formatRate(0.0234)).toBe("2.34\u00a0%");
});

test("a change carries its sign, and none when nothing changed", () => {
  expect(formatChange(0.125)).toBe("+12.5\u00a0%");
  expect(formatChange(-0.5)).toBe("-50\u00a0%");
  expect(formatChange(0)).toBe("0\u00a0%");
});

test.each([
  [120, 100, 0.2],
  [50, 100, -0.5],
  [-50, -100, 0.5],
  [10, 0, null],
  [10, null, null],
  [null, 10, null],
])("the change from %s compared with %s is %s", (now, before, expected) => {
  expect(changeOf(now, before)).toBe(expected);
});

test.each([
  ["1,234", 1_234],
  ["12 000", 12_000],
  ["0", 0],
  ["1.5", null],
  ["-1", null],
  ["", null],
])("%j is read as the count %j", (text, count) => {
  expect(parseCount(text)).toBe(count);
});

test.each([
  [0, "0\u00a0%"],
  [0.0005, "0.05\u00a0%"],
  [0.0079, "0.79\u00a0%"],
  [0.045, "4.5\u00a0%"],
  [0.31, "31\u00a0%"],
  [1, "100\u00a0%"],
])("a share of %d is told with the digits that comparing it takes", (value, words) => {
  expect(formatShare(value)).toBe(words);
});
