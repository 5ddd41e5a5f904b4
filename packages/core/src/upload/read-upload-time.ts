import { readEventTime } from "../conversion/event-time.ts";
import { localTime } from "../zone.ts";

/** `iso`: ISO 8601 or unix time · `dmy`, `mdy`: what spreadsheets show, with `/`, `.` or `-` between the numbers. */
export const DATE_STYLES = ["iso", "dmy", "mdy"] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const MINUTE_MS = 60_000;
const UNIX = /^\d{9,15}(?:\.\d{1,9})?$/;
const CLOCK = "(?:[ ,T]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?(?: ?([ap])\\.?m\\.?)?)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${CLOCK}$`, "i");
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d\\d)${CLOCK}$`, "i");

/** UTC milliseconds; what names no offset is a time of the zone. null for anything else, and before 2010. */
export function readUploadTime(text: string, style: DateStyle, timeZone: string): number | null {
  const trimmed = text.trim();
  if (UNIX.test(trimmed)) return readEventTime(trimmed);
  const parts = yearFirst(trimmed) ?? (style === "iso" ? null : yearLast(trimmed, style));
  if (parts === null) return readEventTime(trimmed);
  const asUtcMs = utcOf(parts);
  return asUtcMs === null ? null : inRange(fromZone(asUtcMs, timeZone));
}

/** The style that all times of a file can be read in; null where days and months cannot be told apart. */
export function guessDates(texts: readonly string[]): DateStyle | null {
  const given = texts.filter((text) => text.trim() !== "");
  const fits = DATE_STYLES.filter((style) =>
    given.every((text) => readUploadTime(text, style, "UTC") !== null),
  );
  if (fits.includes("iso")) return "iso";
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** Year, month, day, hour, minute, second. */
type Parts = readonly [number, number, number, number, number, number];

function yearFirst(text: string): Parts | null {
  const match = YEAR_FIRST.exec(text);
  if (match === null) return null;
  return withClock([Number(match[1]), Number(match[2]), Number(match[3])], match);
}

function yearLast(text: string, style: "dmy" | "mdy"): Parts | null {
  const match = YEAR_LAST.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const year = Number(match[3]) + (match[3]?.length === 2 ? 2_000 : 0);
  return withClock(style === "dmy" ? [year, second, first] : [year, first, second], match);
}

function withClock(
  [year, month, day]: readonly [number, number, number],
  match: RegExpExecArray,
): Parts | null {
  const [hour, minute, second] = [
    Number(match[4] ?? 0),
    Number(match[5] ?? 0),
    Number(match[6] ?? 0),
  ];
  const half = match[7]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const onClock = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return onClock > 23 || minute > 59 || second > 59
    ? null
    : [year, month, day, onClock, minute, second];
}

/** 30 February rolls over into March: such a date is a mistake, not a day. */
function utcOf([year, month, day, hour, minute, second]: Parts): number | null {
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(atMs);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? atMs : null;
}

/** Where a clock change repeats an hour its first run is meant; a time that it skips is taken for as long after it. */
function fromZone(asUtcMs: number, timeZone: string): number {
  const offsetAt = (atMs: number) => {
    const { day, minute } = localTime(timeZone, atMs);
    return Date.parse(day) + minute * MINUTE_MS - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  };
  // Offsets of half a day before and after: the one of them that holds at its own result is right.
  const candidates = [-43_200_000, 43_200_000].map((shift) => asUtcMs - offsetAt(asUtcMs + shift));
  const fitting = candidates.filter((atMs) => atMs + offsetAt(atMs) === asUtcMs);
  return Math.min(...(fitting.length > 0 ? fitting : candidates.slice(0, 1)));
}

function inRange(atMs: number): number | null {
  return readEventTime(new Date(atMs).toISOString());
}
