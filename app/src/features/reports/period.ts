import type { ReportGroup } from "@cleverdrip/contract";
import { formatDay, formatShortInstant } from "../../format/time.ts";
import { addDays, dayIn, daysBetween, dayStartMs, isDay } from "../../format/zone.ts";

export const PERIODS = [
  { value: "today", label: "Today" },
  { value: "yesterday", label: "Yesterday" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
  { value: "custom", label: "Custom" },
] as const;

export type PeriodName = (typeof PERIODS)[number]["value"];

/** As it stands in the address bar; nothing there means the last seven days. */
export type PeriodSearch = {
  readonly period?: PeriodName;
  readonly from?: string;
  readonly to?: string;
};

export type Period = {
  readonly name: PeriodName;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly groupBy: Extract<ReportGroup, "hour" | "day">;
  /** As long, right before, as days or as instants; null when the running day has only begun. `to` is exclusive. */
  readonly previous: { readonly from: string; readonly to: string } | null;
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LONGEST_DAYS = 366;
const HOURLY_UP_TO_DAYS = 2;

export function periodSearch(search: Record<string, unknown>): PeriodSearch {
  const name = PERIODS.find(({ value }) => value === search["period"])?.value;
  if (name === undefined || name === "7d") return {};
  if (name !== "custom") return { period: name };
  const { from, to } = search;
  if (typeof from !== "string" || typeof to !== "string" || !isDay(from) || !isDay(to)) return {};
  return { period: name, ...(from <= to ? { from, to } : { from: to, to: from }) };
}

export function resolvePeriod(search: PeriodSearch, nowMs: number, timeZone: string): Period {
  const today = dayIn(timeZone, nowMs);
  const name = search.period ?? "7d";
  const { from, to } = boundsOf(name, search, today);
  const days = daysBetween(from, to);
  return {
    name,
    from,
    to,
    days,
    groupBy: days <= HOURLY_UP_TO_DAYS ? "hour" : "day",
    previous: previousOf(from, days, to >= today ? nowMs : null, timeZone),
  };
}

function boundsOf(
  name: PeriodName,
  search: PeriodSearch,
  today: string,
): { from: string; to: string } {
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "7d":
      return { from: addDays(today, -6), to: today };
    case "30d":
      return { from: addDays(today, -29), to: today };
    case "custom": {
      const to = search.to ?? today;
      const from = search.from ?? to;
      const earliest = addDays(to, 1 - LONGEST_DAYS);
      return { from: from < earliest ? earliest : from, to };
    }
  }
}

/**
 * While the period runs, the one before ends at the same hour: half a day compared with a whole one would always look
 * like a loss. Rounded to the hour, since that is what the reports are kept by.
 */
function previousOf(
  from: string,
  days: number,
  runningMs: number | null,
  timeZone: string,
): Period["previous"] {
  const start = addDays(from, -days);
  if (runningMs === null) return { from: start, to: from };
  const sameMomentMs = Math.round((runningMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
  const { from: startInstant } = wholeHours({ from: start, to: start }, timeZone);
  if (sameMomentMs <= dayStartMs(timeZone, start)) return null;
  return { from: startInstant, to: new Date(sameMomentMs).toISOString() };
}

/**
 * The days as instants on full UTC hours, by which hourly figures are kept. Where a zone is half an hour off, the range
 * begins half an hour early and ends half an hour late.
 */
export function wholeHours(
  { from, to }: Pick<Period, "from" | "to">,
  timeZone: string,
): { from: string; to: string } {
  const fromMs = Math.floor(dayStartMs(timeZone, from) / HOUR_MS) * HOUR_MS;
  const toMs = Math.ceil(dayStartMs(timeZone, addDays(to, 1)) / HOUR_MS) * HOUR_MS;
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

/** The period before in words, to the minute where it ends within a day: "7 Nov – 13 Nov", "19 Nov, 00:00 – 19 Nov, 14:00". */
export function comparedWith({ previous, to }: Period, timeZone: string): string | null {
  if (previous === null) return null;
  const thisYear = to.slice(0, 4);
  if (!isDay(previous.to)) {
    return `${formatShortInstant(Date.parse(previous.from), timeZone)} – ${formatShortInstant(Date.parse(previous.to), timeZone)}`;
  }
  const first = formatDay(previous.from, thisYear);
  const last = formatDay(addDays(previous.to, -1), thisYear);
  return first === last ? first : `${first} – ${last}`;
}
