import { expect, test } from "vitest";
import {
  formatClock,
  formatDate,
  formatDay,
  formatDuration,
  formatInstant,
  formatShortInstant,
  formatWeekday,
} from "./time.ts";

const at = Date.parse("2026-11-20T23:30:09Z");

test("an instant is shown in the workspace's zone, whatever the reader's own is", () => {
  expect(formatInstant(at, "UTC")).toBe("20 Nov 2026, 23:30:09");
  expect(formatInstant(at, "Europe/Berlin")).toBe("21 Nov 2026, 00:30:09");
  expect(formatClock(at, "America/New_York")).toBe("18:30");
  expect(formatShortInstant(at, "Europe/Berlin")).toBe("21 Nov, 00:30");
  expect(formatDate(at, "Asia/Tokyo")).toBe("21 Nov 2026");
});

test("a calendar day is never shifted by a zone, and names its year only when it is another", () => {
  expect(formatDay("2026-11-20", "2026")).toBe("20 Nov");
  expect(formatDay("2025-12-31", "2026")).toBe("31 Dec 2025");
  expect(formatWeekday("2026-11-20")).toBe("Fri 20 Nov");
});

test.each([
  [0, "0 s"],
  [12, "12 ms"],
  [400, "0.4 s"],
  [4_200, "4 s"],
  [125_000, "2 m 5 s"],
  [3_660_000, "1 h 1 m"],
  [60_000, "1 m"],
  [7_200_000, "2 h"],
  [93_600_000, "1 d 2 h"],
  [2_592_000_000, "30 d"],
])("%s ms read %s", (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});
