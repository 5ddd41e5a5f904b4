import type { ConversionExplanation } from "@cleverdrip/contract";
import { readCredits, splitExactly, splitPayout } from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";

/** Whose it is in which parts, with the money of each: together the conversion's own. */
export function storedCredits(
  record: ConversionRecord,
): ConversionExplanation["attribution"]["credits"] {
  const { clickId, publisherId, linkId, payoutMicros, revenueMicros } = record;
  const stored = readCredits(record.credits);
  if (stored.length === 0) {
    // Without a link nobody's click earned it.
    const own = { clickId: linkId === "" ? null : clickId, publisherId, linkId, ppm: 1_000_000 };
    return [{ ...own, payoutMicros, revenueMicros }];
  }
  const weights = stored.map(({ ppm }) => BigInt(ppm));
  const payouts = splitPayout(payoutMicros, stored);
  const revenues = splitExactly(revenueMicros, weights);
  return stored.map(({ touchId, ...credit }, i) => ({
    ...credit,
    clickId: touchId,
    payoutMicros: payouts[i] ?? 0,
    revenueMicros: revenues[i] ?? 0,
  }));
}

/** Old clicks are deleted after the workspace's hot window. */
export function isForgotten(
  { credits }: ConversionRecord,
  namedId: string | undefined,
  touches: readonly { readonly id: string }[],
): boolean {
  const known = new Set([...touches.map(({ id }) => id), namedId]);
  return readCredits(credits).some(({ touchId }) => touchId !== null && !known.has(touchId));
}
