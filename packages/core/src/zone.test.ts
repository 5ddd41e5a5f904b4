import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  dayStartMs,
  hourStartMs,
  isoWeek,
  localDay,
  localTime,
  weekdayOf,
} from "./index.ts";

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

test.each([
  ["UTC", "2026-11-20T00:00Z", "2026-11-20", 0],
  ["UTC", "2026-11-20T23:59:59.999Z", "2026-11-20", 1_439],
  ["Asia/Kolkata", "2026-11-20T18:30Z", "2026-11-21", 0],
  ["America/New_York", "2026-11-01T05:30Z", "2026-11-01", 90],
  ["America/New_York", "2026-11-01T06:30Z", "2026-11-01", 90],
  ["Europe/Berlin", "2026-03-29T01:00Z", "2026-03-29", 180],
])("the clock of %s shows at %s the day %s, minute %i", (zone, instant, day, minute) => {
  expect(localTime(zone, Date.parse(instant))).toEqual({ day, minute });
});

test("asking several zones and minutes in turn mixes nothing up", () => {
  const time = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) });
  const question = fc.tuple(fc.constantFrom(...ZONES), time);
  fc.assert(
    fc.property(fc.array(question), (questions) => {
      const ask = ([zone, atMs]: readonly [string, number]) => localTime(zone, atMs);
      const first = questions.map(ask);
      expect(questions.toReversed().map(ask).toReversed()).toEqual(first);
    }),
  );
});

test("an unknown zone throws", () => {
  expect(() => localTime("Mars/Olympus", 0)).toThrow(RangeError);
});

test.each([
  ["2026-11-16", 1, "2026-W47"],
  ["2026-11-22", 7, "2026-W47"],
  ["2027-01-01", 5, "2026-W53"],
  ["2027-01-04", 1, "2027-W01"],
  ["2024-12-30", 1, "2025-W01"],
  ["2023-01-01", 7, "2022-W52"],
])("%s is weekday %i of %s", (day, weekday, week) => {
  expect([weekdayOf(day), isoWeek(day)]).toEqual([weekday, week]);
});
