import { expect, test } from "vitest";
import { durationText } from "./duration-text.ts";

test.each([
  [0, "0 s"],
  [-5, "0 s"],
  [1, "1 ms"],
  [60_000, "1 min"],
  [30 * 86_400_000, "30 d"],
  [30 * 86_400_000 + 1, "30 d 1 ms"],
  [93_784_005, "1 d 2 h 3 min 4 s 5 ms"],
])("%i ms read %j", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
