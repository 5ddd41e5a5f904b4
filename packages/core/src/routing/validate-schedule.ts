import { localTime } from "../zone.ts";
import type { Schedule } from "./delivery.ts";

export function isZone(timezone: string): boolean {
  try {
    localTime(timezone, 0);
    return true;
  } catch {
    return false;
  }
}

/** What keeps a schedule from being kept, each with the part it is about. */
export function scheduleProblems(
  schedule: Schedule,
): readonly { readonly part: keyof Schedule; readonly message: string }[] {
  const { timezone, weekdays, fromMinute, toMinute, fromDate, toDate } = schedule;
  const problems: { part: keyof Schedule; message: string }[] = [];
  const add = (part: keyof Schedule, message: string) => problems.push({ part, message });
  if (timezone !== null && !isZone(timezone)) {
    add("timezone", `"${timezone}" is not a time zone; write it as Europe/Berlin`);
  }
  if (weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    add("weekdays", "weekdays are numbers from 1 (Monday) to 7 (Sunday)");
  }
  if (!isWithin(fromMinute, 0, 1_439))
    add("fromMinute", "must be from 0 to 1439, minutes since midnight");
  if (!isWithin(toMinute, 0, 1_440))
    add("toMinute", "must be from 0 to 1440, minutes since midnight");
  if (fromDate !== null && !isDate(fromDate)) add("fromDate", notADate(fromDate));
  if (toDate !== null && !isDate(toDate)) add("toDate", notADate(toDate));
  if (fromDate !== null && toDate !== null && toDate < fromDate) {
    add("toDate", "the last day must not be before the first");
  }
  return problems;
}

function isWithin(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && from <= value && value <= to;
}

/** A day of the calendar: 2026-02-30 is none. */
function isDate(text: string): boolean {
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

function notADate(text: string): string {
  return `"${text}" is not a day of the calendar; write it as 2026-11-20`;
}
