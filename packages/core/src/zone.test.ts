import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayStartMs, hourStartMs, localDay } from "./index.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
];

test.each([
  ["UTC", "2026-03-01T23:59:59.999Z", "2026-03-01"],
  ["Asia/Tokyo", "2026-03-01T15:00:00Z", "2026-03-02"],
  ["America/New_York", "2026-03-01T04:59:59Z", "2026-02-28"],
  ["Asia/Kolkata", "2026-03-01T18:30:00Z", "2026-03-02"],
])("in %s the instant %s is on %s", (zone, instant, day) => {
  expect(localDay(zone, Date.parse(instant))).toBe(day);
});

test("a day starts at its first millisecond in its zone", () => {
  const time = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), time, (zone, atMs) => {
      const day = localDay(zone, atMs);
      const start = dayStartMs(zone, day);
      expect(localDay(zone, start)).toBe(day);
      expect(localDay(zone, start - 1) < day).toBe(true);
      expect(start <= atMs && atMs < dayStartMs(zone, addDays(day, 1))).toBe(true);
    }),
  );
});

test("days of a clock change are 23 and 25 hours long", () => {
  const hours = (day: string) =>
    (dayStartMs("Europe/Berlin", addDays(day, 1)) - dayStartMs("Europe/Berlin", day)) / 3_600_000;
  expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")]).toEqual([23, 25, 24]);
});

test("calendar arithmetic knows months and leap days", () => {
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
});

test("an hour starts on the hour", () => {
  expect(hourStartMs(Date.parse("2026-03-01T10:59:59.999Z"))).toBe(
    Date.parse("2026-03-01T10:00:00Z"),
  );
});

test("an unknown zone is refused", () => {
  expect(() => localDay("Mars/Olympus", 0)).toThrow(RangeError);
});
