import type { Evidence } from "../evidence.ts";
import { countRates } from "./find-low-rate.ts";

/** Clicks of a publisher in a campaign that say what is usual there, and publishers. */
const LEAST_CLICKS = 50;
const LEAST_PUBLISHERS = 3;
/** Of the results that as many clicks of its peers lead to. */
const LEAST_SHARE = 0.7;

/**
 * Publishers whose clicks lead to results about as often as anybody's. Whoever takes credit for results that come by
 * themselves (flooding, stuffing) needs clicks that lead to nothing, many times as many: whose clicks do not, has readers who
 * take their time. What is usual is the middle of the publishers' rates in each campaign.
 */
export function withOrdinaryRate(
  evidence: Pick<Evidence, "clicks" | "results" | "totals">,
): ReadonlySet<string> {
  const sums = new Map<string, { results: number; expected: number }>();
  for (const publishers of countRates(evidence).values()) {
    const usual = middleRate([...publishers.values()]);
    if (usual === null) continue;
    for (const [publisherId, { results, clicks }] of publishers) {
      const sum = sums.get(publisherId) ?? { results: 0, expected: 0 };
      sums.set(publisherId, sum);
      sum.results += results;
      sum.expected += clicks * usual;
    }
  }
  const isOrdinary = ({ results, expected }: { results: number; expected: number }) =>
    expected > 0 && results >= LEAST_SHARE * expected;
  return new Set([...sums].flatMap(([id, sum]) => (isOrdinary(sum) ? [id] : [])));
}

function middleRate(
  publishers: readonly { readonly results: number; readonly clicks: number }[],
): number | null {
  const rates = publishers
    .filter(({ clicks }) => clicks >= LEAST_CLICKS)
    .map(({ results, clicks }) => results / clicks)
    .toSorted((a, b) => a - b);
  return rates.length < LEAST_PUBLISHERS ? null : (rates[Math.floor(rates.length / 2)] ?? null);
}
