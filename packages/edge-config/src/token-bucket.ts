/** Lets `burst` through at once and `perSecond` in the long run. */
export type TokenBucket = { readonly take: (nowMs: number) => boolean };

export function createTokenBucket(perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let countedMs = 0;
  return {
    take(nowMs) {
      // Requests see the time they began at: an earlier one may come later.
      if (nowMs > countedMs) {
        tokens = Math.min(burst, tokens + ((nowMs - countedMs) * perSecond) / 1_000);
        countedMs = nowMs;
      }
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
