import { expect, test } from "vitest";
import { vitestCounts } from "./vitest-counts.ts";

const json = (total: number, passed: number) =>
  JSON.stringify({ numTotalTests: total, numPassedTests: passed });

test.each([
  ["a green run counts every test as passed", json(12, 12), 0, { passed: 12, failed: 0 }],
  ["a failed test counts once", json(12, 11), 1, { passed: 11, failed: 1 }],
  ["a skipped test counts as failed", json(12, 10), 0, { passed: 10, failed: 2 }],
  ["a file that does not load fails a run of green tests", json(3, 3), 1, { passed: 3, failed: 1 }],
  ["a run that wrote no report is a failure", null, 1, { passed: 0, failed: 1 }],
])("%s", (_name, report, exitCode, counts) => {
  expect(vitestCounts(report, exitCode)).toEqual(counts);
});
