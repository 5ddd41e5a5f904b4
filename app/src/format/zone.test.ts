import { expect, test } from "vitest";
import { addDays, dayIn, daysBetween, dayStartMs, isDay } from "./zone.ts";

test("a day belongs to its zone: late evening in UTC is already tomorrow in Tokyo", () => {
  const at = Date.parse("2026-03-01T20:00:00Z");
  expect(dayIn("UTC", at)).toBe("2026-03-01");
  expect(dayIn("Asia/Tokyo", at)).toBe("2026-03-02");
});

test.each([
  ["UTC", "2026-03-01", "2026-03-01T00:00:00.000Z"],
  ["Europe/Berlin", "2026-07-01", "2026-06-30T22:00:00.000Z"],
  ["Asia/Kathmandu", "2026-01-10", "2026-01-09T18:15:00.000Z"],
  ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z"],
])("in %s the day %s begins at %s", (zone, day, expected) => {
  expect(new Date(dayStartMs(zone, day)).toISOString()).toBe(expected);
});

test("days are added by the calendar, over month ends and leap days", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
});

test("a range counts both of its ends", () => {
  expect(daysBetween("2026-01-01", "2026-01-01")).toBe(1);
  expect(daysBetween("2026-01-01", "2026-01-31")).toBe(31);
});

test.each([
  ["2026-02-28", true],
  ["2026-02-30", false],
  ["2026-2-3", false],
  ["today", false],
])("%s is a calendar day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
