import { addDays, dayStartMs, isoWeek, localDay, weekdayOf } from "../zone.ts";
import type { CapPeriod } from "./delivery.ts";

export type RunningPeriod = {
  /** `2026-11-20`, `2026-W47`, `2026-11`; "" for all time. */
  readonly id: string;
  /** First millisecond of the next one; null for all time. */
  readonly endsAtMs: number | null;
};

/** The last period found by zone and kind: the moment a day begins is dear to find. */
const lastFound = new Map<string, RunningPeriod & { readonly day: string }>();

/** The period of a cap that an instant lies in. Throws RangeError for an unknown zone. */
export function capPeriod(period: CapPeriod, timezone: string, atMs: number): RunningPeriod {
  if (period === "total") return { id: "", endsAtMs: null };
  const day = localDay(timezone, atMs);
  const key = period + timezone;
  const known = lastFound.get(key);
  if (known?.day === day) return known;
  const [id, nextDay] = bounds(period, day);
  const found = { day, id, endsAtMs: dayStartMs(timezone, nextDay) };
  lastFound.set(key, found);
  return found;
}

/** Its id, and the first day after it. */
function bounds(period: CapPeriod, day: string): readonly [id: string, nextDay: string] {
  if (period === "day") return [day, addDays(day, 1)];
  if (period === "week") return [isoWeek(day), addDays(day, 8 - weekdayOf(day))];
  const month = day.slice(0, 8);
  return [day.slice(0, 7), `${addDays(`${month}01`, 31).slice(0, 8)}01`];
}
