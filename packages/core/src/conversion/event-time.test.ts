import fc from "fast-check";
import { expect, test } from "vitest";
import { readEventTime } from "./event-time.ts";

const NOON = Date.UTC(2026, 10, 20, 12);

test.each<[string, number]>([
  ["1795176000", 1_795_176_000_000],
  ["1795176000.25", 1_795_176_000_250],
  ["1795176000123", 1_795_176_000_123],
  [" 1795176000 ", 1_795_176_000_000],
  ["2026-11-20T12:00:00Z", NOON],
  ["2026-11-20t12:00:00.5z", NOON + 500],
  ["2026-11-20T12:00:00.123456789Z", NOON + 123],
  ["2026-11-20T14:00:00+02:00", NOON],
  ["2026-11-20T14:00:00+0200", NOON],
  ["2026-11-20T14:00:00 02:00", NOON],
  ["2026-11-20T06:30:00-05:30", NOON],
  ["2026-11-20 12:00", NOON],
  ["2026-11-20 12:00:00", NOON],
  ["2026-11-20", NOON - 12 * 3_600_000],
  ["2028-02-29", Date.UTC(2028, 1, 29)],
])("%j is %d", (text, atMs) => {
  expect(readEventTime(text)).toBe(atMs);
});

test.each([
  "",
  "now",
  "0",
  "1",
  "-1795176000",
  "1e9",
  "1795176000123456",
  "99999999999999999999",
  "1262303999",
  "4102444800",
  "2026-02-30",
  "2027-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-11-20T24:00:00Z",
  "2026-11-20T12:60:00Z",
  "2026-11-20T12:00:60Z",
  "2026-11-20T12:00:00+25:00",
  "2026-11-20T",
  "20.11.2026",
  "11/20/2026",
  "0026-11-20",
  "Fri, 20 Nov 2026 12:00:00 GMT",
  "２０２６-11-20",
])("%j is no time", (text) => {
  expect(readEventTime(text)).toBeNull();
});

test("seconds, milliseconds and ISO 8601 of a time mean that time", () => {
  const range = { min: Date.UTC(2010, 0, 1), max: Date.UTC(2100, 0, 1) - 1 };
  fc.assert(
    fc.property(fc.integer(range), (atMs) => {
      expect(readEventTime(String(atMs))).toBe(atMs);
      expect(readEventTime(new Date(atMs).toISOString())).toBe(atMs);
      expect(readEventTime(String(Math.floor(atMs / 1_000)))).toBe(atMs - (atMs % 1_000));
    }),
  );
});

test("no text whatever throws", () => {
  const digit = fc.constantFrom(..."0123456789-:TZ+. ");
  fc.assert(
    fc.property(fc.string({ unit: digit, maxLength: 30 }), (text) => {
      const atMs = readEventTime(text);
      expect(atMs === null || Number.isSafeInteger(atMs)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
