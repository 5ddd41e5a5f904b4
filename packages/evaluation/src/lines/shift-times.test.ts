import { expect, test } from "vitest";
import { EARLIEST_MS, LATEST_MS, shiftOf } from "./shift-times.ts";

const CYCLE_MS = 10_227 * 86_400_000;

test.each<readonly [string, number, number, number]>([
  ["of our days", Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1), 0],
  ["before 2025", Date.UTC(2010, 0, 1), Date.UTC(2011, 0, 1), CYCLE_MS],
  ["since 1970", 0, 1_000, 2 * CYCLE_MS],
  ["over the end of 2024", Date.UTC(2024, 11, 30), Date.UTC(2025, 0, 9), CYCLE_MS],
  ["over the end of 2058", Date.UTC(2058, 11, 30), Date.UTC(2059, 0, 9), -CYCLE_MS],
  ["of the next century", Date.UTC(2124, 0, 1), Date.UTC(2124, 1, 1), -3 * CYCLE_MS],
])("times %s are moved to where ids can carry them", (_name, firstMs, lastMs, shiftMs) => {
  const middleMs = Math.floor((firstMs + lastMs) / 2);
  expect(shiftOf({ firstMs, middleMs, lastMs })).toBe(shiftMs);
  expect(firstMs + shiftMs).toBeGreaterThanOrEqual(EARLIEST_MS);
  expect(lastMs + shiftMs).toBeLessThan(LATEST_MS);
});
