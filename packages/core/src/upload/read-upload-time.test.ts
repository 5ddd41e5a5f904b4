import fc from "fast-check";
import { expect, test } from "vitest";
import { type DateStyle, guessDates, readUploadTime } from "./read-upload-time.ts";

const iso = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());

test.each<[string, DateStyle, string, string | null]>([
  ["2026-11-20", "iso", "UTC", "2026-11-20T00:00:00.000Z"],
  ["2026-11-20 14:05", "iso", "Europe/Berlin", "2026-11-20T13:05:00.000Z"],
  ["2026-07-20T14:05:09", "iso", "Europe/Berlin", "2026-07-20T12:05:09.000Z"],
  ["2026-11-20T14:05:00-05:00", "iso", "Europe/Berlin", "2026-11-20T19:05:00.000Z"],
  ["2026-11-20T14:05:00Z", "dmy", "Europe/Berlin", "2026-11-20T14:05:00.000Z"],
  ["1763647500", "dmy", "Europe/Berlin", "2025-11-20T14:05:00.000Z"],
  ["1763647500000", "iso", "UTC", "2025-11-20T14:05:00.000Z"],
  ["2026/11/20", "iso", "UTC", "2026-11-20T00:00:00.000Z"],
  ["03/04/2026", "dmy", "UTC", "2026-04-03T00:00:00.000Z"],
  ["03/04/2026", "mdy", "UTC", "2026-03-04T00:00:00.000Z"],
  ["3.4.26 9:05", "dmy", "UTC", "2026-04-03T09:05:00.000Z"],
  ["11/20/2026 2:05 PM", "mdy", "America/New_York", "2026-11-20T19:05:00.000Z"],
  ["11/20/2026 12:05 am", "mdy", "UTC", "2026-11-20T00:05:00.000Z"],
  ["11/20/2026 13:05 PM", "mdy", "UTC", null],
  ["20/11/2026", "mdy", "UTC", null],
  ["20/11/2026", "iso", "UTC", null],
  ["30.02.2026", "dmy", "UTC", null],
  ["20.11.2026 24:00", "dmy", "UTC", null],
  ["20.11.1999", "dmy", "UTC", null],
  ["yesterday", "iso", "UTC", null],
  ["", "iso", "UTC", null],
])("%j as %s in %s is %s", (text, style, zone, expected) => {
  expect(iso(readUploadTime(text, style, zone))).toBe(expected);
});

test.each([
  ["2026-03-29 02:30", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25 02:30", "2026-10-25T00:30:00.000Z"],
])("%s in Berlin, an hour that is skipped or comes twice, is %s", (text, expected) => {
  expect(iso(readUploadTime(text, "iso", "Europe/Berlin"))).toBe(expected);
});

test("a time that a zone's clock shows is read back as the instant", () => {
  const zones = ["America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Kiritimati"];
  fc.assert(
    fc.property(
      // From the year 2020 on, at noon: no clock changes there.
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom(...zones),
      (days, timeZone) => {
        const day = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const atMs = readUploadTime(`${day} 12:00`, "iso", timeZone) ?? Number.NaN;
        const shown = new Intl.DateTimeFormat("sv", {
          timeZone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(atMs);
        expect(shown).toBe(`${day} 12:00`);
      },
    ),
  );
});

test.each([
  [["2026-11-20", "1763647500"], "iso"],
  [["20.11.2026", "03.04.2026"], "dmy"],
  [["11/20/2026", "03/04/2026"], "mdy"],
  [["03/04/2026"], null],
  [["20.11.2026", "11/20/2026"], null],
  [["soon"], null],
  [[""], "iso"],
])("times such as %j are %s", (texts, style) => {
  expect(guessDates(texts)).toBe(style);
});
