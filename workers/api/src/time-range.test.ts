import { expect, test } from "vitest";
import { parseBound, parseTimes } from "./time-range.ts";

const iso = (atMs: number) => new Date(atMs).toISOString();

test("a date is the start of that day in the zone", () => {
  const bound = parseBound("from", "2026-03-29", "Europe/Berlin");
  expect(iso(bound.atMs)).toBe("2026-03-28T23:00:00.000Z");
  expect(bound.day).toBe("2026-03-29");
  expect(iso(parseBound("from", "2026-03-30", "Europe/Berlin").atMs)).toBe(
    "2026-03-29T22:00:00.000Z",
  );
});

test.each([
  ["2026-05-01T10:00:00Z", "2026-05-01T10:00:00.000Z"],
  ["2026-05-01T10:00Z", "2026-05-01T10:00:00.000Z"],
  ["2026-05-01T10:00:00.250+05:30", "2026-05-01T04:30:00.250Z"],
])("the instant %s is %s", (text, instant) => {
  const bound = parseBound("from", text, "Europe/Berlin");
  expect(iso(bound.atMs)).toBe(instant);
  expect(bound.day).toBeNull();
});

test("an instant that starts a day of the zone is known as one", () => {
  expect(parseBound("to", "2026-05-01T22:00:00Z", "Europe/Berlin").day).toBe("2026-05-02");
});

test.each([
  "yesterday",
  "2026-02-30",
  "2026-13-01",
  "2026-5-1",
  "2026-05-01T10:00:00",
  "2026-05-01 10:00Z",
  "2026-02-30T10:00:00Z",
  "2026-05-01T25:00:00Z",
  "17950000000001795",
  "+010000-01-01",
  "9999-12-31",
  "",
])("%j is no time", (text) => {
  expect(() => parseBound("from", text, "UTC")).toThrow(/^from: must be an ISO date/);
});

test("bounds may be left out, and must be in order", () => {
  expect(parseTimes({}, "UTC")).toEqual({ fromMs: null, toMs: null });
  expect(parseTimes({ from: "2026-05-01" }, "UTC").toMs).toBeNull();
  expect(() => parseTimes({ from: "2026-05-02", to: "2026-05-01" }, "UTC")).toThrow("later");
  expect(() => parseTimes({ from: "2026-05-01", to: "2026-05-01" }, "UTC")).toThrow("later");
});

test("milliseconds since 1970 are an instant", () => {
  expect(parseBound("from", "1795000000000", "UTC").atMs).toBe(1_795_000_000_000);
});
