import type { ReportRow } from "@cleverdrip/contract";
import { formatClock, formatDay, formatShortInstant, formatWeekday } from "../../format/time.ts";
import { addDays, dayIn } from "../../format/zone.ts";
import type { TrafficPoint } from "../../ui/chart/series.ts";
import { wholeHours, type Period } from "./period.ts";

type Counts = Pick<TrafficPoint, "clicks" | "conversions">;

const HOUR_MS = 3_600_000;
const NONE: Counts = { clicks: 0, conversions: 0 };

/** Every bucket of the period up to now, also the empty ones; the rows of a bucket's currencies added up. */
export function trafficPoints(
  rows: readonly ReportRow[],
  period: Pick<Period, "from" | "to" | "groupBy">,
  timeZone: string,
  nowMs: number,
): readonly TrafficPoint[] {
  const counts = countsByKey(rows, period.groupBy);
  return period.groupBy === "hour"
    ? hours(period, timeZone, nowMs).map((atMs) => hourPoint(atMs, nowMs, timeZone, counts))
    : days(period).map((day) => dayPoint(day, dayIn(timeZone, nowMs), counts));
}

function countsByKey(
  rows: readonly ReportRow[],
  groupBy: Period["groupBy"],
): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const row of rows) {
    const key = groupBy === "hour" ? hourKey(row.key) : row.key;
    const known = counts.get(key) ?? NONE;
    counts.set(key, {
      clicks: known.clicks + row.clicks,
      conversions: known.conversions + row.conversions,
    });
  }
  return counts;
}

/** Hours are told apart by their instant: in autumn the local clock shows one of them twice. */
function hourKey(key: string): string {
  return String(Date.parse(key));
}

function hours(
  period: Pick<Period, "from" | "to">,
  timeZone: string,
  nowMs: number,
): readonly number[] {
  const { from, to } = wholeHours(period, timeZone);
  const endMs = Math.min(Date.parse(to), nowMs + 1);
  const found: number[] = [];
  for (let atMs = Date.parse(from); atMs < endMs; atMs += HOUR_MS) found.push(atMs);
  return found;
}

function days(period: Pick<Period, "from" | "to">): readonly string[] {
  const found: string[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) found.push(day);
  return found;
}

function hourPoint(
  atMs: number,
  nowMs: number,
  timeZone: string,
  counts: ReadonlyMap<string, Counts>,
): TrafficPoint {
  const key = String(atMs);
  return {
    key,
    tick: formatClock(atMs, timeZone),
    title: formatShortInstant(atMs, timeZone),
    isRunning: atMs + HOUR_MS > nowMs,
    ...(counts.get(key) ?? NONE),
  };
}

function dayPoint(day: string, today: string, counts: ReadonlyMap<string, Counts>): TrafficPoint {
  return {
    key: day,
    tick: formatDay(day, today.slice(0, 4)),
    title: formatWeekday(day),
    isRunning: day >= today,
    ...(counts.get(day) ?? NONE),
  };
}
