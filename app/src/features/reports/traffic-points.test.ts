import type { ReportRow } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { reportRow } from "../../testing/samples.ts";
import { trafficPoints } from "./traffic-points.ts";

const now = Date.parse("2026-11-20T14:10:00Z");
const row = (key: string, clicks: number, rest: Partial<ReportRow> = {}) =>
  reportRow({ key, label: key, clicks, ...rest });

test("days without a row are zeros, so that a quiet day is not drawn as a straight line over it", () => {
  const period = { from: "2026-11-18", to: "2026-11-20", groupBy: "day" } as const;
  const points = trafficPoints([row("2026-11-18", 4), row("2026-11-20", 2)], period, "UTC", now);
  expect(points.map(({ key, clicks }) => [key, clicks])).toEqual([
    ["2026-11-18", 4],
    ["2026-11-19", 0],
    ["2026-11-20", 2],
  ]);
});

test("the bucket that is not over yet says so, so that its drop is not taken for a loss", () => {
  const days = trafficPoints(
    [],
    { from: "2026-11-19", to: "2026-11-20", groupBy: "day" },
    "UTC",
    now,
  );
  expect(days.map(({ isRunning }) => isRunning)).toEqual([false, true]);
  const hours = trafficPoints(
    [],
    { from: "2026-11-20", to: "2026-11-20", groupBy: "hour" },
    "UTC",
    now,
  );
  expect(hours.filter(({ isRunning }) => isRunning).map(({ tick }) => tick)).toEqual(["14:00"]);
});

test("rows of two currencies are one point", () => {
  const period = { from: "2026-11-20", to: "2026-11-20", groupBy: "day" } as const;
  const rows = [
    row("2026-11-20", 4, { conversions: 1 }),
    row("2026-11-20", 3, { currency: "EUR", conversions: 2 }),
  ];
  expect(trafficPoints(rows, period, "UTC", now)).toMatchObject([{ clicks: 7, conversions: 3 }]);
});

test("hours run up to now, in the workspace's zone", () => {
  const period = { from: "2026-11-20", to: "2026-11-20", groupBy: "hour" } as const;
  const points = trafficPoints([row("2026-11-20T14:00:00Z", 9)], period, "Europe/Berlin", now);
  expect(points[0]).toMatchObject({ tick: "00:00", clicks: 0 });
  expect(points.at(-1)).toMatchObject({ tick: "15:00", clicks: 9 });
  expect(points).toHaveLength(16);
});

test("the hour that the clock shows twice in autumn is two points", () => {
  const period = { from: "2026-10-25", to: "2026-10-25", groupBy: "hour" } as const;
  const points = trafficPoints([], period, "Europe/Berlin", now);
  expect(points).toHaveLength(25);
  expect(points.filter(({ tick }) => tick === "02:00")).toHaveLength(2);
});

test("hours of a zone that is half an hour off are those that the figures are kept by", () => {
  const period = { from: "2026-11-19", to: "2026-11-19", groupBy: "hour" } as const;
  const points = trafficPoints([row("2026-11-18T18:00:00Z", 5)], period, "Asia/Kolkata", now);
  expect(points[0]).toMatchObject({ tick: "23:30", clicks: 5 });
});
