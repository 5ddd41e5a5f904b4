import { addDays, dayStartMs, localDay } from "@cleverdrip/core";
import { invalidField } from "./http/refusal.ts";

/** An edge of a period; `day` is null where the instant is not the start of a day of the zone. */
export type Bound = { readonly atMs: number; readonly day: string | null };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const EPOCH_MS = /^\d{12,14}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an ISO date (the start of that day in the zone), an ISO instant or milliseconds; refuses anything else by name. */
export function parseBound(field: string, text: string, timeZone: string): Bound {
  if (DATE.test(text) && isCalendarDate(text)) {
    return { atMs: dayStartMs(timeZone, text), day: text };
  }
  const atMs = EPOCH_MS.test(text) ? Number(text) : readInstant(text);
  if (Number.isNaN(atMs)) {
    throw invalidField(
      field,
      "must be an ISO date such as 2026-05-01 or an instant such as 2026-05-01T10:00:00Z",
    );
  }
  const day = localDay(timeZone, atMs);
  return { atMs, day: dayStartMs(timeZone, day) === atMs ? day : null };
}

function readInstant(text: string): number {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isCalendarDate(date) ? Date.parse(text) : Number.NaN;
}

/** Optional bounds of a list: from ≤ time < to. */
export function parseTimes(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
): { readonly fromMs: number | null; readonly toMs: number | null } {
  const fromMs = query.from === undefined ? null : parseBound("from", query.from, timeZone).atMs;
  const toMs = query.to === undefined ? null : parseBound("to", query.to, timeZone).atMs;
  if (fromMs !== null && toMs !== null && fromMs >= toMs)
    throw invalidField("to", "must be later than from");
  return { fromMs, toMs };
}

/** Years 1970 to 9998; Date would roll February 30th over into March. */
function isCalendarDate(text: string): boolean {
  if (text < "1970" || text >= "9999") return false;
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}
