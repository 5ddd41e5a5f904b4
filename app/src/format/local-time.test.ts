import { expect, test } from "vitest";
import { instantOf, localTimeOf } from "./local-time.ts";

test.each([
  ["UTC", "2026-11-20T14:10", "2026-11-20T14:10:00.000Z"],
  ["Europe/Berlin", "2026-11-20T14:10", "2026-11-20T13:10:00.000Z"],
  ["Asia/Kolkata", "2026-01-01T00:00", "2025-12-31T18:30:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-20T00:00", "2026-11-19T10:00:00.000Z"],
  ["America/Los_Angeles", "2026-07-01T23:59", "2026-07-02T06:59:00.000Z"],
])("in %s the clock shows %s at %s, and back", (zone, local, iso) => {
  expect(new Date(instantOf(zone, local) ?? 0).toISOString()).toBe(iso);
  expect(localTimeOf(zone, Date.parse(iso))).toBe(local);
});

test("of the hour that the clocks show twice in autumn the first is meant", () => {
  expect(instantOf("Europe/Berlin", "2026-10-25T02:30")).toBe(Date.parse("2026-10-25T00:30:00Z"));
});

test("an hour that the clocks skip in spring is the one after it", () => {
  expect(instantOf("Europe/Berlin", "2026-03-29T02:30")).toBe(Date.parse("2026-03-29T01:30:00Z"));
});

test.each(["", "2026-11-20", "soon", "2026-13-45T00:00"])("%j is no time", (text) => {
  expect(instantOf("UTC", text)).toBeNull();
});
