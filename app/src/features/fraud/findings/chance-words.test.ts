import { expect, test } from "vitest";
import { chanceWords } from "./chance-words.ts";

test.each([
  [0, "By luck: practically never."],
  [1e-30, "By luck: less than once in a billion."],
  [0.000_000_81, "By luck: once in 1.2 million."],
  [0.001, "By luck: once in 1 thousand."],
  [0.05, "By luck: once in 20."],
])("a chance of %d is told as a person would", (chance, words) => {
  expect(chanceWords(chance)).toBe(words);
});
