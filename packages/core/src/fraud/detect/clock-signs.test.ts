import { expect, test } from "vitest";
import { clockSigns } from "./clock-signs.ts";

const NOON = Date.UTC(2026, 2, 1, 12);

test.each([
  [0, ["on-quarter", "on-hour"]],
  [59.999, ["on-quarter", "on-hour"]],
  [60, ["on-hour"]],
  [119.999, ["on-hour"]],
  [120, []],
  [899.999, []],
  [900, ["on-quarter"]],
  [2_700 + 59, ["on-quarter"]],
  [3_599.999, []],
])("%s s after the hour is %j", (seconds, signs) => {
  expect(clockSigns(NOON + seconds * 1_000)).toEqual(signs);
});

test("of results at any time as many are by the clock as chance has it", () => {
  const results = Array.from({ length: 36_000 }, (_, i) => clockSigns(NOON + i * 100));
  const share = (sign: string) =>
    results.filter((signs) => signs.includes(sign)).length / results.length;
  expect(share("on-quarter")).toBeCloseTo(60 / 900);
  expect(share("on-hour")).toBeCloseTo(120 / 3_600);
});
