import { expect, test } from "vitest";
import type { Schedule } from "./delivery.ts";
import { isWithinSchedule } from "./schedule.ts";

const ALWAYS: Schedule = {
  timezone: null,
  weekdays: [],
  fromMinute: 0,
  toMinute: 0,
  fromDate: null,
  toDate: null,
};

function holds(change: Partial<Schedule>, local: string, timezone = "UTC"): boolean {
  return isWithinSchedule({ ...ALWAYS, ...change }, timezone, Date.parse(local));
}

test.each<[Partial<Schedule>, string, boolean]>([
  [{}, "2026-11-20T00:00Z", true],
  [{ fromMinute: 540, toMinute: 1020 }, "2026-11-20T09:00Z", true],
  [{ fromMinute: 540, toMinute: 1020 }, "2026-11-20T16:59:59.999Z", true],
  [{ fromMinute: 540, toMinute: 1020 }, "2026-11-20T17:00Z", false],
  [{ fromMinute: 540, toMinute: 1440 }, "2026-11-20T23:59Z", true],
  [{ fromMinute: 1320, toMinute: 360 }, "2026-11-20T23:00Z", true],
  [{ fromMinute: 1320, toMinute: 360 }, "2026-11-21T05:59Z", true],
  [{ fromMinute: 1320, toMinute: 360 }, "2026-11-21T06:00Z", false],
  [{ weekdays: [5] }, "2026-11-20T12:00Z", true],
  [{ weekdays: [1, 7] }, "2026-11-22T12:00Z", true],
  [{ weekdays: [1, 2] }, "2026-11-22T12:00Z", false],
  [{ weekdays: [5], fromMinute: 1320, toMinute: 360 }, "2026-11-21T02:00Z", true],
  [{ weekdays: [6], fromMinute: 1320, toMinute: 360 }, "2026-11-21T02:00Z", false],
  [{ weekdays: [7], fromMinute: 1320, toMinute: 360 }, "2026-11-23T02:00Z", true],
  [{ fromDate: "2026-11-20", toDate: "2026-11-21" }, "2026-11-21T23:59Z", true],
  [{ fromDate: "2026-11-20", toDate: "2026-11-21" }, "2026-11-22T00:00Z", false],
  [{ fromDate: "2026-11-21" }, "2026-11-20T23:59Z", false],
  [{ toDate: "2026-11-20", fromMinute: 1320, toMinute: 360 }, "2026-11-21T01:00Z", true],
])("%o at %s: %s", (schedule, at, isWithin) => {
  expect(holds(schedule, at)).toBe(isWithin);
});

test("opening hours stay on the wall clock when clocks change", () => {
  const hours = { fromMinute: 540, toMinute: 600 };
  const berlin = (at: string) => holds(hours, at, "Europe/Berlin");
  expect([berlin("2026-03-28T08:00Z"), berlin("2026-03-29T07:00Z")]).toEqual([true, true]);
  expect([berlin("2026-10-24T07:00Z"), berlin("2026-10-25T08:00Z")]).toEqual([true, true]);
  expect([berlin("2026-03-29T08:00Z"), berlin("2026-10-25T07:00Z")]).toEqual([false, false]);
});

test("an hour that a clock change skips or doubles is neither lost nor opened twice beyond the wall clock", () => {
  const night = { fromMinute: 120, toMinute: 180 };
  const open = (fromMs: number) =>
    Array.from({ length: 24 * 4 }, (_, i) => fromMs + i * 900_000).filter((atMs) =>
      isWithinSchedule({ ...ALWAYS, ...night }, "Europe/Berlin", atMs),
    ).length;
  expect(open(Date.parse("2026-03-28T23:00Z"))).toBe(0);
  expect(open(Date.parse("2026-10-24T22:00Z"))).toBe(8);
  expect(open(Date.parse("2026-06-01T22:00Z"))).toBe(4);
});
