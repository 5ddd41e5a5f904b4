import { expect, test } from "vitest";
import { parseCpuTicks } from "./process-usage.ts";

test.each([
  ["1234 (workerd) S 1 1234 1234 0 -1 4194560 9 0 0 0 17 5 0 0 20 0 9 0 1 2 3", 22],
  ["1234 (a) b (c) S 1 1234 1234 0 -1 4194560 9 0 0 0 1 2 0 0 20 0 9 0 1 2 3", 3],
])("user and system time are found whatever the process is called: %s", (stat, ticks) => {
  expect(parseCpuTicks(stat)).toBe(ticks);
});

test("where nothing is known the time is not a number", () => {
  expect(parseCpuTicks("")).toBeNaN();
});
