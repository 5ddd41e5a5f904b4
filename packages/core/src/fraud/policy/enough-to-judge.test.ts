import { expect, test } from "vitest";
import { notEnoughToJudge } from "./enough-to-judge.ts";

test.each([
  [0, 24, true],
  [59, 0, true],
  [58, 23, false],
  [0, 0, false],
])("%i clicks and %i results are enough: %s", (clicks, results, isEnough) => {
  expect(notEnoughToJudge(clicks, results) === null).toBe(isEnough);
});

test("what is there and what it takes are said", () => {
  expect(notEnoughToJudge(40, 3)).toMatch(/3 of the 24 results, or 40 of the 59 clicks/);
});
