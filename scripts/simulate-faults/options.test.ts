import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test.each([
  [[], { kind: "schedules", schedules: 100_000, from: 1 }],
  [["--schedules", "1000000"], { kind: "schedules", schedules: 1_000_000, from: 1 }],
  [["--schedules", "5", "--from", "9"], { kind: "schedules", schedules: 5, from: 9 }],
  [["--seed", "42"], { kind: "seed", seed: 42 }],
  [["--bugs"], { kind: "bugs" }],
])("%j asks for %j", (args, expected) => {
  expect(readOptions(args)).toEqual(expected);
});

test.each(["0", "-1", "1.5", "many", ""])("%j schedules are refused with a sentence", (text) => {
  expect(() => readOptions([`--schedules=${text}`])).toThrow("give a whole number from 1 on");
});
