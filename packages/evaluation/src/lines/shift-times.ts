import type { Times } from "./book.ts";

/** Ids carry times from then on, and as long as this. */
export const EARLIEST_MS = Date.UTC(2025, 0, 1);
export const LATEST_MS = Date.UTC(2059, 0, 1);
/** After 28 years days have the same dates and weekdays again, and seasons are as they were. */
const CYCLE_MS = 10_227 * 86_400_000;

/** By how much a file's times are moved, so that ids can carry them: 0 for what is of our days. */
export function shiftOf({ firstMs, middleMs, lastMs }: Times): number {
  const upwards = Math.ceil((EARLIEST_MS - middleMs) / CYCLE_MS);
  const downwards = Math.floor((LATEST_MS - 1 - middleMs) / CYCLE_MS);
  const shiftMs = Math.max(upwards, Math.min(0, downwards)) * CYCLE_MS;
  const isBefore = firstMs + shiftMs < EARLIEST_MS && lastMs + shiftMs + CYCLE_MS < LATEST_MS;
  if (isBefore) return shiftMs + CYCLE_MS;
  const isAfter = lastMs + shiftMs >= LATEST_MS && firstMs + shiftMs - CYCLE_MS >= EARLIEST_MS;
  return isAfter ? shiftMs - CYCLE_MS : shiftMs;
}
