import { addCounts, NO_COUNTS, type Counts } from "../metrics.ts";
import { addToSetHash } from "../set-hash.ts";

/** What a bucket sums: counts, money and the set hash of its events. */
export type Bucket = Counts & { readonly setHash: number };

/** Buckets by their key. */
export type Tally = Map<string, Bucket>;

const EMPTY: Bucket = { ...NO_COUNTS, setHash: 0 };

export function addToTally(
  tally: Tally,
  key: string,
  counts: Partial<Counts>,
  eventHash: number,
): void {
  const own = tally.get(key) ?? EMPTY;
  tally.set(key, {
    ...addCounts(own, { ...NO_COUNTS, ...counts }),
    setHash: addToSetHash(own.setHash, eventHash),
  });
}

/** A bucket that is not there counts nothing. */
export function bucketOf(tally: ReadonlyMap<string, Bucket>, key: string): Bucket {
  return tally.get(key) ?? EMPTY;
}
