import { addDays, localDay, NO_COUNTS } from "@cleverdrip/core";
import type { SumRow } from "@cleverdrip/db";
import type { ReportPlan } from "./plan.ts";
import { hourKey } from "./read.ts";

const HOUR_MS = 3_600_000;

/** Rows by time with a row of zeros for each bucket that has none; other groups come back as they are. */
export function fillTime(
  rows: readonly SumRow[],
  plan: ReportPlan,
  zone: string,
  currency: string,
): readonly SumRow[] {
  const keys = bucketKeys(plan, zone);
  if (keys === null) return rows;
  const rowsOf = Map.groupBy(rows, (row) => row.key);
  return keys.flatMap((key) => rowsOf.get(key) ?? [{ ...NO_COUNTS, key, currency }]);
}

/** Every bucket of the plan's period, ascending; null where it does not group by time. */
function bucketKeys(plan: ReportPlan, zone: string): string[] | null {
  if (plan.group !== "hour" && plan.group !== "day" && plan.group !== "month") return null;
  if (plan.family === "hourly" && plan.group === "hour") {
    const hours = (plan.range.toMs - plan.range.fromMs) / HOUR_MS;
    return Array.from({ length: hours }, (_, i) => hourKey(plan.range.fromMs + i * HOUR_MS));
  }
  const days = plan.family === "hourly" ? daysOfHours(plan.range, zone) : daysUntil(plan.range);
  return plan.group === "month" ? [...new Set(days.map((day) => day.slice(0, 7)))] : days;
}

function daysOfHours(
  range: { readonly fromMs: number; readonly toMs: number },
  zone: string,
): string[] {
  const last = localDay(zone, range.toMs - 1);
  return daysUntil({ fromDay: localDay(zone, range.fromMs), toDay: addDays(last, 1) });
}

function daysUntil({
  fromDay,
  toDay,
}: {
  readonly fromDay: string;
  readonly toDay: string;
}): string[] {
  const days: string[] = [];
  for (let day = fromDay; day < toDay; day = addDays(day, 1)) days.push(day);
  return days;
}
