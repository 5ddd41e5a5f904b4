/** Says whether one more fits: at most so many in each period, counted from the first of them. Nothing is kept of the rest. */
export function createRateBound(limit: number, periodMs: number): (nowMs: number) => boolean {
  let startMs = Number.NEGATIVE_INFINITY;
  let used = 0;
  return (nowMs) => {
    // A clock that was set back begins anew.
    if (nowMs < startMs || nowMs - startMs >= periodMs) {
      startMs = nowMs;
      used = 0;
    }
    used += 1;
    return used <= limit;
  };
}
