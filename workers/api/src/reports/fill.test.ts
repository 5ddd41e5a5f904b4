import { NO_COUNTS } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { fillTime } from "./fill.ts";
import type { ReportPlan } from "./plan.ts";

const row = (key: string, clicks: number, currency = "USD") => ({
  ...NO_COUNTS,
  key,
  currency,
  clicks,
});

function filled(plan: ReportPlan, rows: readonly ReturnType<typeof row>[], zone = "Europe/Berlin") {
  return fillTime(rows, plan, zone, "EUR").map((r) => `${r.key} ${r.currency} ${r.clicks}`);
}

const DAYS = { fromDay: "2026-02-27", toDay: "2026-03-02" };
const hours = (from: string, to: string) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) });

test("days without data are zeros, ascending, to the last day of the period", () => {
  const plan = { family: "daily", range: DAYS, group: "day" } as const;
  expect(filled(plan, [row("2026-02-28", 3)])).toEqual([
    "2026-02-27 EUR 0",
    "2026-02-28 USD 3",
    "2026-03-01 EUR 0",
  ]);
});

test("a bucket with two currencies keeps both", () => {
  const plan = { family: "daily", range: DAYS, group: "month" } as const;
  const rows = [row("2026-02", 1), row("2026-02", 2, "EUR")];
  expect(filled(plan, rows)).toEqual(["2026-02 USD 1", "2026-02 EUR 2", "2026-03 EUR 0"]);
});

test.each([
  ["2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 23],
  ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 25],
  ["2026-05-01T22:00:00Z", "2026-05-02T22:00:00Z", 24],
])("the day from %s to %s has %i hours", (from, to, count) => {
  const plan = { family: "hourly", range: hours(from, to), group: "hour" } as const;
  const rows = filled(plan, []);
  expect(rows).toHaveLength(count);
  expect(rows[0]).toBe(`${from} EUR 0`);
  expect(new Set(rows).size).toBe(count);
});

test("days of hours are those of the zone asked for, also where only a part is inside", () => {
  const range = hours("2026-03-28T22:00:00Z", "2026-03-30T01:00:00Z");
  const plan = { family: "hourly", range, group: "day" } as const;
  expect(filled(plan, [])).toEqual(["2026-03-28 EUR 0", "2026-03-29 EUR 0", "2026-03-30 EUR 0"]);
});

test("groups that are not of time stay as they are", () => {
  const plan = { family: "daily", range: DAYS, group: "campaign" } as const;
  expect(filled(plan, [])).toEqual([]);
});
