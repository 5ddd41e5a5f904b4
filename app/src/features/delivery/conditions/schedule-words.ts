import type { Schedule } from "@cleverdrip/contract";

export const WEEKDAYS = [
  { value: 1, label: "Mon" },
  { value: 2, label: "Tue" },
  { value: 3, label: "Wed" },
  { value: 4, label: "Thu" },
  { value: 5, label: "Fri" },
  { value: 6, label: "Sat" },
  { value: 7, label: "Sun" },
] as const;

export const ALWAYS: Schedule = {
  timezone: null,
  weekdays: [],
  fromMinute: 0,
  toMinute: 0,
  fromDate: null,
  toDate: null,
};

/** "Mon–Fri, 09:00–17:00, from 2026-12-01, Europe/Berlin". */
export function scheduleWords(schedule: Schedule): string {
  const { weekdays, fromMinute, toMinute, fromDate, toDate, timezone } = schedule;
  const isAllDay = fromMinute % DAY_MINUTES === toMinute % DAY_MINUTES;
  return [
    weekdays.length === 0 ? "every day" : weekdayWords(weekdays),
    isAllDay ? "" : `${clockOf(fromMinute)}–${clockOf(toMinute)}`,
    fromDate === null ? "" : `from ${fromDate}`,
    toDate === null ? "" : `until ${toDate}`,
    timezone ?? "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

const DAY_MINUTES = 1_440;

/** Minutes since midnight as a time input writes them; the end of the day is its 00:00. */
export function clockOf(minute: number): string {
  const hour = Math.floor((minute % DAY_MINUTES) / 60);
  return `${String(hour).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** What a time input holds as minutes since midnight; an emptied one is midnight. */
export function minuteOf(clock: string): number {
  const match = /^(\d{2}):(\d{2})/.exec(clock);
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
}

/** Runs of at least three days are shortened: "Mon–Fri, Sun". */
function weekdayWords(weekdays: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map(runWords).join(", ");
}

function runWords(run: readonly number[]): string {
  const names = run.map((day) => WEEKDAYS.find(({ value }) => value === day)?.label ?? "");
  return names.length < 3 ? names.join(", ") : `${names[0] ?? ""}–${names.at(-1) ?? ""}`;
}
