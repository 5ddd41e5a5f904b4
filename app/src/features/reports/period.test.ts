import { expect, test } from "vitest";
import { comparedWith, periodSearch, resolvePeriod, wholeHours } from "./period.ts";

const now = Date.parse("2026-11-20T14:10:00Z");

test.each([
  ["today", "2026-11-20", "2026-11-20", "hour"],
  ["yesterday", "2026-11-19", "2026-11-19", "hour"],
  ["7d", "2026-11-14", "2026-11-20", "day"],
  ["30d", "2026-10-22", "2026-11-20", "day"],
] as const)("%s runs from %s to %s, by the %s", (period, from, to, groupBy) => {
  expect(resolvePeriod({ period }, now, "UTC")).toMatchObject({ from, to, groupBy });
});

test("today is the workspace's day, not the reader's", () => {
  const late = Date.parse("2026-11-20T20:00:00Z");
  expect(resolvePeriod({ period: "today" }, late, "Asia/Tokyo").from).toBe("2026-11-21");
});

test("a running period is compared up to the same hour of the one before", () => {
  expect(resolvePeriod({ period: "today" }, now, "UTC").previous).toEqual({
    from: "2026-11-19T00:00:00.000Z",
    to: "2026-11-19T14:00:00.000Z",
  });
  expect(resolvePeriod({}, now, "UTC").previous).toEqual({
    from: "2026-11-07T00:00:00.000Z",
    to: "2026-11-13T14:00:00.000Z",
  });
});

test("a finished period is compared with the whole one before", () => {
  expect(resolvePeriod({ period: "yesterday" }, now, "UTC").previous).toEqual({
    from: "2026-11-18",
    to: "2026-11-19",
  });
});

test("the first minutes of a day are compared with nothing", () => {
  expect(
    resolvePeriod({ period: "today" }, Date.parse("2026-11-20T00:20:00Z"), "UTC").previous,
  ).toBeNull();
});

test("custom dates come in either order and last a year at most", () => {
  const search = periodSearch({ period: "custom", from: "2026-11-10", to: "2026-11-01" });
  expect(search).toEqual({ period: "custom", from: "2026-11-01", to: "2026-11-10" });
  expect(
    resolvePeriod({ period: "custom", from: "2020-01-01", to: "2026-11-20" }, now, "UTC").days,
  ).toBe(366);
});

test("a period that reaches into the future is compared as far as it has come", () => {
  const custom = { period: "custom", from: "2026-11-19", to: "2026-12-31" } as const;
  expect(resolvePeriod(custom, now, "UTC").previous).toEqual({
    from: "2026-10-07T00:00:00.000Z",
    to: "2026-10-08T14:00:00.000Z",
  });
});

test("a period that has not begun is compared with nothing", () => {
  const custom = { period: "custom", from: "2026-12-01", to: "2026-12-31" } as const;
  expect(resolvePeriod(custom, now, "UTC").previous).toBeNull();
});

test.each([
  {},
  { period: "century" },
  { period: "7d" },
  { period: "custom" },
  { period: "custom", from: "x", to: "y" },
])("the search %j means the last seven days", (search) => {
  expect(periodSearch(search)).toEqual({});
});

test("where a zone is half an hour off, hourly figures are asked for by full UTC hours around its day", () => {
  expect(wholeHours({ from: "2026-11-20", to: "2026-11-20" }, "Asia/Kolkata")).toEqual({
    from: "2026-11-19T18:00:00.000Z",
    to: "2026-11-20T19:00:00.000Z",
  });
  expect(resolvePeriod({}, now, "Asia/Kolkata").previous?.from).toMatch(/T18:00:00/);
});

test("the period before is named by its days, or to the minute while it runs", () => {
  expect(comparedWith(resolvePeriod({ period: "yesterday" }, now, "UTC"), "UTC")).toBe("18 Nov");
  const custom = { period: "custom", from: "2026-11-08", to: "2026-11-14" } as const;
  expect(comparedWith(resolvePeriod(custom, now, "UTC"), "UTC")).toBe("1 Nov – 7 Nov");
  expect(comparedWith(resolvePeriod({ period: "today" }, now, "UTC"), "UTC")).toBe(
    "19 Nov, 00:00 – 19 Nov, 14:00",
  );
});
