import { localTime } from "../zone.ts";

const DEFAULT_FORMAT = "yyyy-MM-dd";
/** `T` may stand between date and time; other letters would be sent as they are, and are refused. */
const FORMAT = /^(?:yyyy|MM|dd|HH|mm|ss|SSS|X|T|[^A-Za-z])+$/;
const FIELD = /yyyy|MM|dd|HH|mm|ss|SSS|X/g;

/** An instant in a format, in the zone it names or else in the one given; "" where that is unknown. */
export type FormatDate = (atMs: number, timezone: string) => string;

/**
 * Reads `FORMAT,TZ`, `FORMAT` or nothing (yyyy-MM-dd). Fields are yyyy MM dd HH mm ss SSS and X (unix seconds). Null
 * for another format or an unknown zone.
 */
export function compileDate(argument: string): FormatDate | null {
  const comma = argument.indexOf(",");
  const format = (comma === -1 ? argument : argument.slice(0, comma)).trim() || DEFAULT_FORMAT;
  const zone = comma === -1 ? null : argument.slice(comma + 1).trim();
  if (!FORMAT.test(format)) return null;
  if (zone !== null && formatDate(DEFAULT_FORMAT, zone, 0) === "") return null;
  return (atMs, timezone) => formatDate(format, zone ?? timezone, atMs);
}

function formatDate(format: string, zone: string, atMs: number): string {
  try {
    const { day, minute } = localTime(zone, atMs);
    const [yyyy = "", MM = "", dd = ""] = day.split("-");
    // Every zone in use is whole minutes from UTC.
    const ms = ((atMs % 60_000) + 60_000) % 60_000;
    const fields: Readonly<Record<string, string>> = {
      yyyy,
      MM,
      dd,
      HH: two(Math.floor(minute / 60)),
      mm: two(minute % 60),
      ss: two(Math.floor(ms / 1000)),
      SSS: String(ms % 1000).padStart(3, "0"),
      X: String(Math.floor(atMs / 1000)),
    };
    return format.replaceAll(FIELD, (name) => fields[name] ?? "");
  } catch {
    // The runtime knows neither this zone nor its time; a click is worth more than a date in its URL.
    return "";
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
