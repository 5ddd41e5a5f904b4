// Days are named in a workspace's own IANA zone; ICU in the runtime knows the rules, we only cache its formatters.

const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `yyyy-mm-dd` of an instant in a zone. Throws RangeError for an unknown zone. */
export function localDay(timeZone: string, atMs: number): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(atMs);
}

/** First millisecond of a local day: where a clock change skips midnight, the moment after the gap. */
export function dayStartMs(timeZone: string, day: string): number {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
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
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * HOUR_MS).toISOString().slice(0, 10);
}

export function hourStartMs(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}
