import { expect, test } from "vitest";
import { lateVerdict } from "./late-verdict.ts";

const FOUND = { rule: "too-soon", score: 0.91, detail: "a" };
const ALIKE = { rule: "alike", score: 0.99, detail: "b" };

test("of an older result counts what findings say, and not what it is like", () => {
  expect(lateVerdict({ score: 0.99, signals: [ALIKE, FOUND] })).toEqual({
    score: 0.91,
    signals: [FOUND],
  });
  expect(lateVerdict({ score: 0.99, signals: [ALIKE] })).toEqual({ score: 0, signals: [] });
  expect(lateVerdict({ score: 0, signals: [] })).toEqual({ score: 0, signals: [] });
});
