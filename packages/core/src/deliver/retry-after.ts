import { MAX_RETRY_AFTER_MS } from "./delivery-schedule.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** IMF-fixdate, the one form of RFC 9110 that may be sent: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** What a Retry-After header asks for in ms from now, at most an hour; null where it asks for nothing readable. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  const askedMs = /^\d{1,10}$/.test(text) ? Number(text) * 1_000 : untilDate(text, nowMs);
  return askedMs === null ? null : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, askedMs));
}

function untilDate(text: string, nowMs: number): number | null {
  const match = HTTP_DATE.exec(text);
  if (match === null) return null;
  const [, day, name = "", year, hour, minute, second] = match;
  const month = MONTHS.indexOf(name);
  if (month < 0) return null;
  const atMs = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return atMs - nowMs;
}
