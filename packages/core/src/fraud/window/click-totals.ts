import { textHash } from "../../text-hash.ts";

/** Pairs of publisher and campaign that a day counts; past them those with the smallest hashes are. */
const KEPT_PAIRS = 3_000;
/** Pairs at which they are cut back to that. */
const MOST_PAIRS = 3_400;

/** Clicks by `publisherId campaignId`. */
export type ClickTotals = Map<string, number>;

export function addTotal(totals: ClickTotals, pair: string, clicks: number): void {
  totals.set(pair, (totals.get(pair) ?? 0) + clicks);
  if (totals.size > MOST_PAIRS) cutTotals(totals);
}

/** A pair that was cut away is cut away again, so that which ones are counted does not depend on their order. */
export function cutTotals(totals: ClickTotals): void {
  if (totals.size <= KEPT_PAIRS) return;
  const hashed = [...totals.keys()].map((pair) => ({ pair, hash: textHash(pair) }));
  const over = hashed.toSorted((a, b) => a.hash - b.hash).slice(KEPT_PAIRS);
  for (const { pair } of over) totals.delete(pair);
}
