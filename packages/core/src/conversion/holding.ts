const DAY_MS = 86_400_000;

/** End of the holding period, in days of 24 hours from the event; null where there is none. */
export function holdUntil(atMs: number, holdDays: number): number | null {
  return holdDays === 0 ? null : atMs + daysMs(holdDays);
}

/** The approval is due at `untilMs` itself. */
export function isHeld(untilMs: number | null, nowMs: number): boolean {
  return untilMs !== null && nowMs < untilMs;
}

/** When a conversion can no longer be changed but by an adjustment; null for never. Never before its holding ends. */
export function lockAt(atMs: number, holdDays: number, lockDays: number | null): number | null {
  return lockDays === null ? null : atMs + Math.max(daysMs(holdDays), daysMs(lockDays));
}

export function isLocked(lockMs: number | null, nowMs: number): boolean {
  return lockMs !== null && nowMs >= lockMs;
}

function daysMs(days: number): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("days must be a whole number");
  return days * DAY_MS;
}
