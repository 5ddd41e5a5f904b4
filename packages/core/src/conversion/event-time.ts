// Before 2010 no tracker ran, after 2100 a unit was mistaken. How near the time must be to the receipt, windows say.
const EARLIEST_MS = Date.UTC(2010, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);
/** Seconds stay below this until the year 5138, milliseconds passed it in 1973. */
const FIRST_MS_VALUE = 100_000_000_000;

const NUMBER = /^\d{1,15}(?:\.\d{1,9})?$/;
/** A `+` before the offset that nobody encoded arrives as a space. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+\- ])(\d\d):?(\d\d))?)?$/i;

/** Unix seconds, milliseconds or ISO 8601 as UTC milliseconds; null for anything else. No offset means UTC. */
export function readEventTime(text: string): number | null {
  const trimmed = text.trim();
  const atMs = NUMBER.test(trimmed) ? readUnix(Number(trimmed)) : readIso(trimmed);
  return atMs !== null && atMs >= EARLIEST_MS && atMs < LATEST_MS ? atMs : null;
}

function readUnix(value: number): number {
  return Math.floor(value < FIRST_MS_VALUE ? value * 1_000 : value);
}

function readIso(text: string): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(part);
  const isOnClock = part(4) < 24 && part(5) < 60 && part(6) < 60 && part(9) < 24 && part(10) < 60;
  if (!isOnClock || year === undefined || month === undefined) return null;
  const dayMs = Date.UTC(year, month - 1, day);
  // 30 February rolls over into March: such a date is a mistake, not a day.
  if (new Date(dayMs).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  const fraction = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const sign = match[8] === "-" ? -1 : 1;
  const offsetMinutes = sign * (part(9) * 60 + part(10));
  const minutes = (hour ?? 0) * 60 + (minute ?? 0) - offsetMinutes;
  return dayMs + minutes * 60_000 + (second ?? 0) * 1_000 + fraction;
}
