import fc from "fast-check";
import { expect, test } from "vitest";
import { capPeriod } from "./cap-period.ts";
import type { CapPeriod } from "./delivery.ts";

test.each<[CapPeriod, string, string, string, string]>([
  ["day", "UTC", "2026-11-20T23:59Z", "2026-11-20", "2026-11-21T00:00Z"],
  ["day", "Asia/Tokyo", "2026-11-20T15:00Z", "2026-11-21", "2026-11-21T15:00Z"],
  ["day", "Europe/Berlin", "2026-03-29T10:00Z", "2026-03-29", "2026-03-29T22:00Z"],
  ["day", "Europe/Berlin", "2026-10-25T10:00Z", "2026-10-25", "2026-10-25T23:00Z"],
  ["week", "UTC", "2026-11-20T12:00Z", "2026-W47", "2026-11-23T00:00Z"],
  ["week", "UTC", "2026-11-22T23:59Z", "2026-W47", "2026-11-23T00:00Z"],
  ["week", "UTC", "2027-01-01T00:00Z", "2026-W53", "2027-01-04T00:00Z"],
  ["week", "America/New_York", "2026-10-27T12:00Z", "2026-W44", "2026-11-02T05:00Z"],
  ["month", "UTC", "2026-11-30T23:59Z", "2026-11", "2026-12-01T00:00Z"],
  ["month", "UTC", "2026-12-31T12:00Z", "2026-12", "2027-01-01T00:00Z"],
  ["month", "UTC", "2027-02-01T00:00Z", "2027-02", "2027-03-01T00:00Z"],
  ["month", "America/New_York", "2026-11-01T03:59Z", "2026-10", "2026-11-01T04:00Z"],
])("the %s in %s at %s is %s and ends at %s", (period, zone, at, id, endsAt) => {
  expect(capPeriod(period, zone, Date.parse(at))).toMatchObject({
    id,
    endsAtMs: Date.parse(endsAt),
  });
});

test("all time has no end", () => {
  expect(capPeriod("total", "UTC", 0)).toEqual({ id: "", endsAtMs: null });
});

test("a period holds until it ends, and then another one begins", () => {
  const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe");
  const period = fc.constantFrom<CapPeriod>("day", "week", "month");
  const time = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) });
  fc.assert(
    fc.property(zone, period, time, (timezone, kind, atMs) => {
      const { id, endsAtMs } = capPeriod(kind, timezone, atMs);
      const endMs = endsAtMs ?? 0;
      expect(endMs).toBeGreaterThan(atMs);
      expect(capPeriod(kind, timezone, endMs - 1).id).toBe(id);
      expect(capPeriod(kind, timezone, endMs).id > id).toBe(true);
    }),
  );
});
