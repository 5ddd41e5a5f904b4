import type { CampaignLive } from "@cleverdrip/contract";
import type { ObservedClick } from "./observation.ts";

export type Counters = {
  total: number;
  days: Record<string, { clicks: number; uniqueClicks: number }>;
  /** Accepted clicks by start of minute, the last hour only. */
  minutes: Record<string, number>;
};

const MINUTE_MS = 60_000;
const MAX_DAYS = 3;

export function noCounters(): Counters {
  return { total: 0, days: {}, minutes: {} };
}

export function countClick(counters: Counters, click: ObservedClick, isUnique: boolean): void {
  counters.total += 1;
  const day = (counters.days[click.day] ??= { clicks: 0, uniqueClicks: 0 });
  day.clicks += 1;
  if (isUnique) day.uniqueClicks += 1;
  const minute = String(Math.floor(click.atMs / MINUTE_MS) * MINUTE_MS);
  counters.minutes[minute] = (counters.minutes[minute] ?? 0) + 1;
}

/** Drops minutes older than an hour and all days but the last few. */
export function trimCounters(counters: Counters, nowMs: number): void {
  for (const minute of Object.keys(counters.minutes)) {
    if (Number(minute) <= nowMs - 60 * MINUTE_MS) delete counters.minutes[minute];
  }
  for (const day of Object.keys(counters.days).toSorted().slice(0, -MAX_DAYS))
    delete counters.days[day];
}

/** The last sixty minutes, one entry a minute, and the day that is given. */
export function liveView(
  counters: Counters,
  campaignId: string,
  nowMs: number,
  day: string,
): CampaignLive {
  const { total, days, minutes } = counters;
  const thisMinute = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const perMinute = Array.from({ length: 60 }, (_, i) => {
    const minuteMs = thisMinute - (59 - i) * MINUTE_MS;
    return { minuteMs, clicks: minutes[String(minuteMs)] ?? 0 };
  });
  return {
    campaignId,
    clicksLastHour: perMinute.reduce((sum, minute) => sum + minute.clicks, 0),
    clicksToday: days[day]?.clicks ?? 0,
    uniqueClicksToday: days[day]?.uniqueClicks ?? 0,
    clicksTotal: total,
    perMinute,
  };
}
