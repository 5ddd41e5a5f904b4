import { MISS_MS } from "./freshness.ts";

/** Names that do not exist, believed for a moment; kept apart, so that made-up ones push out nothing that is in use. */
export type Misses = {
  readonly has: (key: string, nowMs: number) => boolean;
  readonly add: (key: string, nowMs: number) => void;
};

/** At most 1 MB with keys of usual length. Past it all are forgotten, which only means that the store is asked again. */
const MAX_MISSES = 5_000;

export function createMisses(): Misses {
  const untilMs = new Map<string, number>();
  return {
    has: (key, nowMs) => nowMs < (untilMs.get(key) ?? 0),
    add(key, nowMs) {
      if (untilMs.size >= MAX_MISSES) untilMs.clear();
      untilMs.set(key, nowMs + MISS_MS);
    },
  };
}
