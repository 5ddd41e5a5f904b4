import type { ReportGroup, ReportQuery } from "@cleverdrip/contract";
import { addDays, dayStartMs, localDay } from "@cleverdrip/core";
import type { DayRange, FacetGroup, HourRange, NarrowGroup } from "@cleverdrip/db";
import { invalidField } from "../http/refusal.ts";
import { parseBound, type Bound } from "../time-range.ts";
import { canonicalZone } from "./zone.ts";

export type TimeGroup = "hour" | "day" | "month";

/** Which rollups answer a report. Hourly ones are by UTC hour, the others by day of the workspace's zone. */
export type ReportPlan =
  | {
      readonly family: "daily";
      readonly range: DayRange;
      readonly group: NarrowGroup | "day" | "month";
    }
  | {
      readonly family: "hourly";
      readonly range: HourRange;
      readonly group: NarrowGroup | TimeGroup;
    }
  | { readonly family: "facet"; readonly range: DayRange; readonly group: FacetGroup };

const HOUR_MS = 3_600_000;
/** Buckets of time in one report, and hours that one report sums up. */
export const MAX_BUCKETS = 10_000;

const KIND = {
  total: "narrow",
  campaign: "narrow",
  publisher: "narrow",
  link: "narrow",
  hour: "time",
  day: "time",
  month: "time",
  country: "facet",
  device: "facet",
  os: "facet",
  browser: "facet",
  referrer: "facet",
  sub1: "facet",
} as const satisfies Record<ReportGroup, string>;

type Kind = (typeof KIND)[ReportGroup];
type GroupOf<K extends Kind> = {
  [G in ReportGroup]: (typeof KIND)[G] extends K ? G : never;
}[ReportGroup];

/** Throws a refusal that says what would work where no rollup can answer exactly. */
export function planReport(query: ReportQuery, workspaceZone: string): ReportPlan {
  const { groupBy } = query;
  const zone = query.timezone ?? workspaceZone;
  const isOwnZone = canonicalZone(zone) === canonicalZone(workspaceZone);
  const from = parseBound("from", query.from, zone);
  const to = parseBound("to", query.to, zone);
  if (from.atMs >= to.atMs) throw invalidField("to", "must be later than from");
  if (isGroup(groupBy, "facet")) {
    refuseFacet(query, groupBy, isOwnZone);
    return { family: "facet", range: wholeDays(zone, from, to), group: groupBy };
  }
  const days = dayRange(from, to);
  if (isOwnZone && days !== null && groupBy !== "hour") {
    refuseTooMany(dayCount(days));
    return { family: "daily", range: days, group: groupBy };
  }
  const range = wholeHours(from, to);
  refuseTooMany((range.toMs - range.fromMs) / HOUR_MS);
  if (groupBy !== "hour") requireWholeDays(query, zone, from, to);
  return { family: "hourly", range, group: groupBy };
}

function refuseFacet(query: ReportQuery, group: FacetGroup, isOwnZone: boolean): void {
  const why = `a report by ${group} is kept by campaign and by day of the workspace's own zone`;
  if (!isOwnZone) throw invalidField("timezone", `${why}; leave it out`);
  if (query.publisherId !== undefined) throw invalidField("publisherId", `${why}; leave it out`);
  if (query.linkId !== undefined) throw invalidField("linkId", `${why}; leave it out`);
}

/** Days of a zone half an hour off begin within a UTC hour: they cannot be summed from hourly buckets. */
function requireWholeDays(query: ReportQuery, zone: string, from: Bound, to: Bound): void {
  const dates = [from, to].filter(({ day }) => day !== null);
  if (dates.some(({ atMs }) => atMs % HOUR_MS !== 0)) throw offHour(zone);
  if (query.groupBy !== "day" && query.groupBy !== "month") return;
  const last = localDay(zone, to.atMs - 1);
  for (let day = localDay(zone, from.atMs); day <= last; day = addDays(day, 1)) {
    if (dayStartMs(zone, day) % HOUR_MS !== 0) throw offHour(zone);
  }
}

function wholeHours(from: Bound, to: Bound): HourRange {
  return {
    fromMs: Math.floor(from.atMs / HOUR_MS) * HOUR_MS,
    toMs: Math.ceil(to.atMs / HOUR_MS) * HOUR_MS,
  };
}

function wholeDays(zone: string, from: Bound, to: Bound): DayRange {
  return {
    fromDay: from.day ?? localDay(zone, from.atMs),
    toDay: to.day ?? addDays(localDay(zone, to.atMs), 1),
  };
}

function offHour(zone: string) {
  return invalidField(
    "timezone",
    `days of ${zone} do not start on a full UTC hour in this period; group by day, month or a name in the workspace's own zone, or use a zone that is whole hours off UTC`,
  );
}

function refuseTooMany(buckets: number): void {
  if (buckets <= MAX_BUCKETS) return;
  throw invalidField(
    "from",
    `the period has more than ${MAX_BUCKETS} buckets; choose a shorter one`,
  );
}

/** First millisecond that a plan covers, and the first after it. */
export function coveredTime(plan: ReportPlan, zone: string): HourRange {
  if (plan.family === "hourly") return plan.range;
  const { fromDay, toDay } = plan.range;
  return { fromMs: dayStartMs(zone, fromDay), toMs: dayStartMs(zone, toDay) };
}

function dayRange(from: Bound, to: Bound): DayRange | null {
  return from.day === null || to.day === null ? null : { fromDay: from.day, toDay: to.day };
}

function dayCount({ fromDay, toDay }: DayRange): number {
  return (Date.parse(toDay) - Date.parse(fromDay)) / (24 * HOUR_MS);
}

function isGroup<K extends Kind>(group: ReportGroup, kind: K): group is GroupOf<K> {
  return KIND[group] === kind;
}
