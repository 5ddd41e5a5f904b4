import { addDays, localTime, weekdayOf } from "../zone.ts";
import type { Schedule } from "./delivery.ts";

/**
 * Whether a zone's wall clock shows a time within the schedule. Hours that reach over midnight belong to the day they
 * began on. Only wall clocks are compared, so a clock change neither shifts nor doubles a schedule.
 */
export function isWithinSchedule(schedule: Schedule, timezone: string, atMs: number): boolean {
  const { fromMinute, toMinute, weekdays, fromDate, toDate } = schedule;
  const { day, minute } = localTime(schedule.timezone ?? timezone, atMs);
  const isOvernight = toMinute <= fromMinute;
  const hasBegun = minute >= fromMinute;
  const isBeforeEnd = minute < toMinute;
  if (isOvernight ? !hasBegun && !isBeforeEnd : !hasBegun || !isBeforeEnd) return false;
  const date = isOvernight && !hasBegun && fromMinute !== toMinute ? addDays(day, -1) : day;
  return (
    (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) &&
    (fromDate ?? date) <= date &&
    date <= (toDate ?? date)
  );
}
