import { expect, test } from "vitest";
import { capDays } from "../index.ts";

test.each([
  ["day", "2026-11-20", "2026-11-20", "2026-11-20"],
  ["week", "2026-11-20", "2026-11-16", "2026-11-22"],
  ["week", "2026-11-16", "2026-11-16", "2026-11-22"],
  ["week", "2027-01-01", "2026-12-28", "2027-01-03"],
  ["month", "2026-02-10", "2026-02-01", "2026-02-31"],
  ["total", "2026-02-10", "", "9999-12-31"],
] as const)("the %s of %s runs from %j to %s", (period, day, first, last) => {
  expect(capDays(period, day)).toEqual([first, last]);
});
