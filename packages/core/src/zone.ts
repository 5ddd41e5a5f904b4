// Days are named in a workspace's own IANA zone; ICU in the runtime knows the rules, we only cache its formatters.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What calendar and clock show: `yyyy-mm-dd` and minutes since midnight. */
export type LocalTime = { readonly day: string; readonly minute: number };

type Zone = {
  readonly format: (atMs: number) => string;
  /** By minute, as few as are asked for again and again: most questions are about now. */
  readonly times: Map<number, LocalTime>;
};

/** A zone's; then they are forgotten. */
const MOST_TIMES = 1_000;

const zones = new Map<string, Zone>();

/** Throws RangeError for an unknown zone. */
export function localTime(timeZone: string, atMs: number): LocalTime {
  const zone = zones.get(timeZone) ?? openZone(timeZone);
  const minute = Math.floor(atMs / MINUTE_MS);
  const known = zone.times.get(minute);
  if (known !== undefined) return known;
  const text = zone.format(atMs);
  const day = text.slice(0, 10);
  const time = { day, minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14)) };
  if (zone.times.size >= MOST_TIMES) zone.times.clear();
  zone.times.set(minute, time);
  return time;
}

/** Swedish writes `2026-11-20 14:05`. */
function openZone(timeZone: string): Zone {
  const { format } = new Intl.DateTimeFormat("sv", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const zone = { format, times: new Map<number, LocalTime>() };
  zones.set(timeZone, zone);
  return zone;
}

/** `yyyy-mm-dd` of an instant in a zone. Throws RangeError for an unknown zone. */
export function localDay(timeZone: string, atMs: number): string {
  return localTime(timeZone, atMs).day;
}

let last = { day: "", weekday: 0 };

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  if (last.day !== day) last = { day, weekday: new Date(day).getUTCDay() || 7 };
  return last.weekday;
}

/** ISO 8601 week of a day: `2026-W47`. It belongs to the year its Thursday lies in. */
export function isoWeek(day: string): string {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const daysBefore = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / DAY_MS;
  return `${year}-W${String(Math.floor(daysBefore / 7) + 1).padStart(2, "0")}`;
}

/** First millisecond of a local day: where a clock change skips midnight, the moment after the gap. */
export function dayStartMs(timeZone: string, day: string): number {
  const utcMidnight = Date.parse(day);
  let before = utcMidnight - 15 * HOUR_MS;
  let reached = utcMidnight + 15 * HOUR_MS;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (localDay(timeZone, middle) >= day) reached = middle;
    else before = middle;
  }
  return reached;
}

/** The day after or before by whole calendar days: `addDays("2026-02-28", 1)` is 2026-03-01. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

export function hourStartMs(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}
