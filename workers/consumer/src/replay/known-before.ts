import type { CountingWindows } from "@cleverdrip/core";
import type { ObservedClick } from "../window/observation.ts";
import { visit, type VisitorTable } from "../window/visitor-table.ts";

/** A click as its window saw it, and what came of it. */
export type JudgedClick = ObservedClick & {
  readonly reason: string;
  readonly isUnique: boolean;
  readonly isNewVisitor: boolean;
};

const DAY_MS = 86_400_000;
/** So that a visit is on none of the days of some hours. */
const EARLIER_DAYS = 2;

/**
 * Takes into an empty table who must have been here before some clicks began, told by their verdicts: whoever was not unique
 * although none of these clicks was the first of that day, say. As long ago as the verdicts allow, so that they come out again.
 */
export function rememberBefore(
  visitors: VisitorTable,
  clicks: readonly JudgedClick[],
  windows: CountingWindows,
): void {
  const accepted = clicks.filter(({ reason }) => reason === "OK");
  const unique = new Set(accepted.filter(({ isUnique }) => isUnique).flatMap(daysOf));
  const fresh = new Set(accepted.filter((own) => own.isNewVisitor).flatMap(keysOf));
  const windowMs = windows.uniqueWindowDays * DAY_MS;
  for (const click of accepted) {
    const [key] = click.visitorKeys;
    if (key === undefined) continue;
    const wasHereThatDay = !click.isUnique && !unique.has(dayOf(key, click));
    const wasHere = !click.isNewVisitor && !fresh.has(key);
    if (!wasHereThatDay && !wasHere) continue;
    const daysBefore = wasHereThatDay ? 0 : EARLIER_DAYS;
    visit(visitors, key, click.atMs - windowMs + 1, dayNumber(click) - daysBefore);
  }
  rememberLike(visitors, clicks, accepted, windows.duplicates.windowSeconds * 1_000);
}

/** Of a duplicate without another like it before it among these clicks, the other came before them all. */
function rememberLike(
  visitors: VisitorTable,
  clicks: readonly JudgedClick[],
  accepted: readonly JudgedClick[],
  windowMs: number,
): void {
  const times = new Map<number, number[]>();
  for (const click of accepted) {
    for (const key of keysOf(click)) {
      const own = times.get(key);
      if (own === undefined) times.set(key, [click.atMs]);
      else own.push(click.atMs);
    }
  }
  for (const click of clicks.filter(({ reason }) => reason === "D_CLICK")) {
    const isNear = (key: number) =>
      times.get(key)?.some((atMs) => atMs <= click.atMs && click.atMs - atMs < windowMs) === true;
    const [key] = click.duplicateKeys;
    if (key === undefined || click.duplicateKeys.some(isNear)) continue;
    visit(visitors, key, click.atMs - windowMs + 1, dayNumber(click) - EARLIER_DAYS);
  }
}

/** The keys that an accepted click leaves in the table. */
function keysOf({ visitorKeys, duplicateKeys }: JudgedClick): readonly number[] {
  return [...visitorKeys, ...duplicateKeys.slice(0, 1)];
}

function daysOf(click: JudgedClick): readonly string[] {
  return keysOf(click).map((key) => dayOf(key, click));
}

function dayOf(key: number, { day }: JudgedClick): string {
  return `${key} ${day}`;
}

function dayNumber({ day }: JudgedClick): number {
  return Date.parse(day) / DAY_MS;
}
