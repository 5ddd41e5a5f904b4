const formatters = new Map<string, Intl.DateTimeFormat>();

/** "20 Nov 2026, 14:03:09": the log's precision. */
export function formatInstant(atMs: number, timeZone: string): string {
  return format(atMs, timeZone, { dateStyle: "medium", timeStyle: "medium" });
}

/** "20 Nov, 14:03". */
export function formatShortInstant(atMs: number, timeZone: string): string {
  return format(atMs, timeZone, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export function formatClock(atMs: number, timeZone: string): string {
  return format(atMs, timeZone, { hour: "2-digit", minute: "2-digit" });
}

export function formatClockWithSeconds(atMs: number, timeZone: string): string {
  return format(atMs, timeZone, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

export function formatDate(atMs: number, timeZone: string): string {
  return format(atMs, timeZone, { dateStyle: "medium" });
}

/** A calendar day, which is the same day everywhere: "20 Nov" or, for another year than `thisYear`, "20 Nov 2025". */
export function formatDay(day: string, thisYear: string): string {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  const options = { day: "numeric", month: "short" } as const;
  return format(atMs, "UTC", day.startsWith(thisYear) ? options : { ...options, year: "numeric" });
}

export function formatWeekday(day: string): string {
  return format(Date.parse(`${day}T00:00:00Z`), "UTC", {
    weekday: "short",
    day: "numeric",
    month: "short",
  });
}

/** Two units at most: "3 d 4 h", "30 d", "2 m 5 s", "0.4 s", "12 ms". */
export function formatDuration(ms: number): string {
  if (ms === 0) return "0 s";
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return twoUnits(seconds, [60, "m"], [1, "s"]);
  if (seconds < 86_400) return twoUnits(seconds, [3_600, "h"], [60, "m"]);
  return twoUnits(seconds, [86_400, "d"], [3_600, "h"]);
}

type Unit = readonly [seconds: number, name: string];

function twoUnits(seconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((seconds % large) / small);
  const whole = `${Math.floor(seconds / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

function format(atMs: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    // British English has the day first and a 24-hour clock, as logs do.
    formatter = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
    formatters.set(key, formatter);
  }
  return formatter.format(atMs);
}
