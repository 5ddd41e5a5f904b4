import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

const origin = "http://localhost:8787";

test("without options a thousand clicks go to the local tracker now", () => {
  expect(readOptions([], origin)).toEqual({
    clicks: 1_000,
    days: 0,
    seed: "1",
    origin,
    concurrency: 32,
  });
});

test("every option is taken", () => {
  const args = "--clicks 5 --days 7 --seed x --origin http://a.example/ --concurrency 2".split(" ");
  expect(readOptions(args, origin)).toEqual({
    clicks: 5,
    days: 7,
    seed: "x",
    origin: "http://a.example",
    concurrency: 2,
  });
});

test.each([
  [["--clicks", "0"], "--clicks must be a whole number from 1"],
  [["--clicks", "many"], "--clicks must be a whole number"],
  [["--days", "91"], "--days must be a whole number from 0 to 90"],
  [["--days", "1.5"], "--days must be a whole number"],
  [["--seed", "a b"], "--seed must be"],
  [["--concurrency", "-1"], "--concurrency"],
  [["--speed", "9"], "--speed"],
])("%j is refused by name", (args, message) => {
  expect(() => readOptions(args, origin)).toThrow(message);
});
