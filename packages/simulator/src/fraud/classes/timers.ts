import { integer, type Random } from "../../random.ts";
import { logBetween, normal } from "../draws.ts";

const hourMs = 3_600_000;

export type TimerHabits = {
  readonly fromMs: number;
  readonly toMs: number;
  /** Standard deviation of the gap ÷ its mean; people have about 1. */
  readonly unevenness: number;
  /** Hours a day on which the machine runs. */
  readonly hoursPerDay: number;
};

/** So many moments as a machine makes them: in runs a day, at nearly equal gaps. */
export function timed(random: Random, count: number, habits: TimerHabits): readonly number[] {
  const { fromMs, toMs, unevenness, hoursPerDay } = habits;
  const days = Math.max(1, Math.round((toMs - fromMs) / (24 * hourMs)));
  const runMs = Math.min(hoursPerDay * hourMs, (toMs - fromMs) / days);
  const startMs = random.next() * Math.max(0, 24 * hourMs - runMs);
  const moments: number[] = [];
  for (let day = 0; day < days; day++) {
    const perRun = Math.round((count * (day + 1)) / days) - Math.round((count * day) / days);
    const gapMs = runMs / Math.max(1, perRun);
    let atMs = fromMs + day * 24 * hourMs + startMs + random.next() * gapMs;
    for (let i = 0; i < perRun; i++) {
      if (atMs < toMs) moments.push(Math.floor(atMs));
      atMs += Math.max(gapMs * 0.02, normal(random, gapMs, gapMs * unevenness));
    }
  }
  return moments;
}

/** The publisher turns to fraud at once or some time into the file; careful ones wait longer. */
export function onsetMs(random: Random, fromMs: number, toMs: number, latest: number): number {
  return random.next() < 0.5 ? fromMs : fromMs + (toMs - fromMs) * random.next() * latest;
}

export function someOf<T>(random: Random, values: readonly T[], count: number): T[] {
  const left = [...values];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(integer(random, 0, left.length - 1), 1),
  ).flat();
}

export function manyOf<T>(
  random: Random,
  [min, max]: readonly [number, number],
  make: (index: number) => T,
): T[] {
  return Array.from({ length: Math.max(1, Math.round(logBetween(random, [min, max]))) }, (_, i) =>
    make(i),
  );
}
