import fc from "fast-check";
import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.ts";

const NOW_MS = Date.UTC(2026, 9, 20, 12, 0, 0);

test.each([
  ["seconds", "120", 120_000],
  ["nought", "0", 0],
  ["spaces around", " 7 ", 7_000],
  ["a date", "Tue, 20 Oct 2026 12:10:00 GMT", 600_000],
  ["a date that has passed", "Tue, 20 Oct 2026 11:00:00 GMT", 0],
  ["more than an hour", "86400", 3_600_000],
  ["a date far away", "Sun, 06 Nov 2044 08:49:37 GMT", 3_600_000],
])("%s is honoured, up to an hour", (_, header, expected) => {
  expect(readRetryAfter(header, NOW_MS)).toBe(expected);
});

test.each([
  ["no header", null],
  ["an empty one", ""],
  ["a fraction", "1.5"],
  ["less than nothing", "-5"],
  ["a word", "soon"],
  ["another zone", "Tue, 20 Oct 2026 12:10:00 CET"],
  ["an unknown month", "Tue, 20 Okt 2026 12:10:00 GMT"],
])("%s asks for nothing", (_, header) => {
  expect(readRetryAfter(header, NOW_MS)).toBeNull();
});

test("a date and the same time in seconds come to the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_600 }), (seconds) => {
      const date = new Date(NOW_MS + seconds * 1_000).toUTCString();
      expect(readRetryAfter(date, NOW_MS)).toBe(readRetryAfter(String(seconds), NOW_MS));
    }),
  );
});
