/** What came beyond the bound: how many of its period so far, and when it is over. */
export type Excess = { readonly over: number; readonly waitMs: number };

/**
 * As `createRateBound`, for each key of its own. null = it fits. Of at most so many keys: where there are more, all
 * begin anew, since forgetting them one by one would cost more than what it spares.
 */
export function createRepeatBound(
  limit: number,
  periodMs: number,
  maxKeys: number,
): (key: string, nowMs: number) => Excess | null {
  const counts = new Map<string, { readonly startMs: number; used: number }>();
  return (key, nowMs) => {
    const known = counts.get(key);
    const isOver =
      known === undefined || nowMs < known.startMs || nowMs - known.startMs >= periodMs;
    const count = isOver ? { startMs: nowMs, used: 0 } : known;
    if (known === undefined && counts.size >= maxKeys) counts.clear();
    if (count !== known) counts.set(key, count);
    count.used += 1;
    const over = count.used - limit;
    return over <= 0 ? null : { over, waitMs: count.startMs + periodMs - nowMs };
  };
}
