import {
  addChunk,
  addToDay,
  changeChunk,
  createChange,
  createDay,
  dayBytes,
  dayChunks,
  settleDay,
  type DayChange,
  type DayChunk,
  type DayWindow,
} from "./day-window.ts";
import type { WindowClick } from "./window-click.ts";

const DAY_MS = 86_400_000;
/** Days before the newest one that sources are judged by, with it. */
export const WINDOW_DAYS = 8;

/** A workspace's clicks of the last days, by UTC day: the same clicks make the same window, in whatever order they come. */
export type TrafficWindow = { readonly days: Map<number, DayWindow> };

/** A chunk of a day, by days since 1970. */
export type WindowChunk = DayChunk & { readonly day: number };

export function createTrafficWindow(): TrafficWindow {
  return { days: new Map() };
}

/** Takes clicks in, each given once, and returns as chunks what that changed: added to the same window they do it again. */
export function addToWindow(
  window: TrafficWindow,
  clicks: readonly WindowClick[],
): readonly WindowChunk[] {
  const changes = new Map<number, DayChange>();
  for (const click of clicks) {
    const day = Math.floor(click.atMs / DAY_MS);
    if (!isWithin(window, day)) continue;
    const change = changes.get(day) ?? createChange();
    changes.set(day, change);
    addToDay(dayOf(window, day), change, click);
  }
  dropDays(window);
  return [...changes].flatMap(([day, change]) =>
    window.days.has(day) ? [{ ...changeChunk(change), day }] : [],
  );
}

/** All of it, or some days: added to an empty window they make the same one. */
export function windowChunks(
  window: TrafficWindow,
  days: ReadonlySet<number> = new Set(window.days.keys()),
): readonly WindowChunk[] {
  return [...window.days]
    .filter(([day]) => days.has(day))
    .toSorted(([a], [b]) => a - b)
    .flatMap(([day, own]) => dayChunks(own).map((chunk) => ({ ...chunk, day })));
}

export function addWindowChunk(window: TrafficWindow, { day, ...chunk }: WindowChunk): void {
  if (isWithin(window, day)) addChunk(dayOf(window, day), chunk);
  dropDays(window);
}

/** Brings every day into the one form that its clicks have. */
export function settleWindow(window: TrafficWindow): void {
  for (const day of window.days.values()) settleDay(day);
}

export function windowBytes({ days }: TrafficWindow): number {
  return [...days.values()].reduce((sum, day) => sum + dayBytes(day), 0);
}

function dayOf({ days }: TrafficWindow, day: number): DayWindow {
  const known = days.get(day);
  if (known !== undefined) return known;
  // The days before it change seldom from now on, and are to take no more room than they need.
  for (const earlier of days.values()) settleDay(earlier);
  const own = createDay();
  days.set(day, own);
  return own;
}

function isWithin({ days }: TrafficWindow, day: number): boolean {
  return day > Math.max(...days.keys()) - WINDOW_DAYS;
}

function dropDays(window: TrafficWindow): void {
  for (const day of window.days.keys()) if (!isWithin(window, day)) window.days.delete(day);
}
