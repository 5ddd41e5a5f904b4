const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Pause before the next attempt: doubled each time up to 30 s, then cut at random to between a half and all of it, so
 * that dashboards that lost the server together do not come back together.
 */
export function reconnectDelayMs(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return Math.round(full / 2 + (full / 2) * random);
}
