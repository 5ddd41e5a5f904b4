import type { Random } from "./random.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Relative traffic by local hour: quiet at four in the morning, busiest in the evening. */
export const hourlyShape: readonly number[] = [
  0.42, 0.28, 0.2, 0.15, 0.14, 0.18, 0.3, 0.48, 0.64, 0.74, 0.8, 0.84, 0.88, 0.86, 0.83, 0.82, 0.84,
  0.88, 0.93, 0.98, 1, 0.97, 0.85, 0.62,
];

/** Sunday first. */
const weekdayShape: readonly number[] = [0.94, 1, 1, 0.99, 0.98, 0.93, 0.9];

/** A time in [fromMs, toMs) as likely as people of that time zone are awake and browsing. */
export function pickTime(
  random: Random,
  fromMs: number,
  toMs: number,
  utcOffsetHours: number,
): number {
  for (;;) {
    const atMs = Math.floor(fromMs + random.next() * (toMs - fromMs));
    if (random.next() < intensity(atMs, utcOffsetHours)) return atMs;
  }
}

/** Traffic at a moment as a share of the busiest moment of the week. */
export function intensity(atMs: number, utcOffsetHours: number): number {
  const localMs = atMs + utcOffsetHours * hourMs;
  const hour = Math.floor(localMs / hourMs) % 24;
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor(localMs / dayMs) + 4) % 7;
  return (hourlyShape[hour] ?? 0) * (weekdayShape[weekday] ?? 0);
}
