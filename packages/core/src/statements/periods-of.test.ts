import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dayStartMs,
  localDay,
  PAYMENT_RULES,
  periodsOf,
  weekdayOf,
  type PaymentTerms,
} from "../index.ts";

const TERMS = Object.keys(PAYMENT_RULES) as PaymentTerms[];
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];

test.each<[PaymentTerms, string, string, string]>([
  ["weekly", "2026-11-16", "2026-11-22", "2026-11-23"],
  ["biweekly", "2026-11-09", "2026-11-22", "2026-11-23"],
  ["monthly", "2026-11-01", "2026-11-30", "2026-12-01"],
  ["net7", "2026-11-01", "2026-11-30", "2026-12-07"],
  ["net15", "2026-11-01", "2026-11-30", "2026-12-15"],
  ["net30", "2026-11-01", "2026-11-30", "2026-12-30"],
  ["net45", "2026-11-01", "2026-11-30", "2027-01-14"],
  ["net60", "2026-11-01", "2026-11-30", "2027-01-29"],
])("under %s 20 November lies in %s to %s, due on %s", (terms, firstDay, lastDay, dueDay) => {
  const atMs = Date.parse("2026-11-20T12:00:00Z");
  expect(periodsOf(terms, atMs, atMs + 1, "Europe/Berlin")).toEqual([
    {
      terms,
      timezone: "Europe/Berlin",
      firstDay,
      lastDay,
      startMs: dayStartMs("Europe/Berlin", firstDay),
      endMs: dayStartMs("Europe/Berlin", lastDay) + 86_400_000,
      dueDay,
      dueMs: dayStartMs("Europe/Berlin", dueDay),
    },
  ]);
});

test("months follow the calendar, through a leap February", () => {
  const from = Date.parse("2028-01-31T00:00:00Z");
  const until = Date.parse("2028-04-01T00:00:00Z");
  const days = periodsOf("monthly", from, until, "UTC").map((each) => [
    each.firstDay,
    each.lastDay,
  ]);
  expect(days).toEqual([
    ["2028-01-01", "2028-01-31"],
    ["2028-02-01", "2028-02-29"],
    ["2028-03-01", "2028-03-31"],
  ]);
});

test("the same instant lies in different months where the zones' days differ", () => {
  const atMs = Date.parse("2026-11-30T23:30:00Z");
  const month = (zone: string) => periodsOf("net30", atMs, atMs + 1, zone)[0]?.firstDay;
  expect([month("UTC"), month("Europe/Berlin")]).toEqual(["2026-11-01", "2026-12-01"]);
});

test("fortnights before the anchor fall into the same rhythm", () => {
  const atMs = Date.parse("2025-01-05T12:00:00Z");
  expect(periodsOf("biweekly", atMs, atMs + 1, "UTC")).toMatchObject([
    { firstDay: "2024-12-23", lastDay: "2025-01-05" },
  ]);
});

test("no time has no periods, and an unknown zone is refused", () => {
  expect(periodsOf("weekly", 5, 5, "UTC")).toEqual([]);
  expect(() => periodsOf("weekly", 0, 1, "Mars/Olympus")).toThrow(RangeError);
});

test("periods cover the time asked for without gap or overlap, on whole local days", () => {
  const time = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
  const length = fc.integer({ min: 1, max: 120 * 86_400_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...TERMS),
      fc.constantFrom(...ZONES),
      time,
      length,
      (terms, zone, fromMs, lengthMs) => {
        const periods = periodsOf(terms, fromMs, fromMs + lengthMs, zone);
        const [first, last] = [periods[0], periods.at(-1)];
        if (first === undefined || last === undefined) throw new Error("no period");
        expect(first.startMs <= fromMs && fromMs < first.endMs).toBe(true);
        expect(last.startMs < fromMs + lengthMs && fromMs + lengthMs <= last.endMs).toBe(true);
        for (const [index, each] of periods.entries()) {
          expect(each.startMs).toBe(index === 0 ? first.startMs : periods[index - 1]?.endMs);
          expect(localDay(zone, each.startMs)).toBe(each.firstDay);
          expect(localDay(zone, each.endMs - 1)).toBe(each.lastDay);
          expect(each.dueMs).toBeGreaterThanOrEqual(each.endMs);
          expect(localDay(zone, each.dueMs)).toBe(each.dueDay);
          const isMonth = PAYMENT_RULES[terms].span === "month";
          expect(isMonth ? each.firstDay.slice(8) : weekdayOf(each.firstDay)).toBe(
            isMonth ? "01" : 1,
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
