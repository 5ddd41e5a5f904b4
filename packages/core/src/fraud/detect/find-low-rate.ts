import type { Evidence } from "../evidence.ts";
import type { SourceFinding } from "../finding.ts";
import { chanceOf } from "./beta-binomial.ts";
import { fitPeers, type Count } from "./fit-peers.ts";
import { signKind } from "./sign-kinds.ts";

const DAY_MS = 86_400_000;
/** Clicks of a source in a campaign: as many as a sequential test needs to tell 0.1 % from 1.5 % (Wald, α 1e-4, β .05). */
const LEAST_CLICKS = 751;
/** Results that its peers would have had of as many clicks. */
const LEAST_EXPECTED = 12;
/** At a quarter of the peers' rate three of four clicks are of no use. */
const MOST_SHARE = 0.25;
const MOST_CHANCE = 1e-4;

type Rates = Map<string, Map<string, { results: number; clicks: number }>>;

/**
 * Sources of whose clicks far fewer lead to a result than of the peers' in the same campaign. It says nothing against a
 * result: whose are few may be honest. `totals` and results are of the same days.
 */
export function findLowRate(
  evidence: Pick<Evidence, "clicks" | "results" | "totals">,
  isPeer: (publisherId: string) => boolean,
): readonly SourceFinding[] {
  return [...countRates(evidence)].flatMap(([campaignId, publishers]) =>
    [...publishers].flatMap(([publisherId, { results, clicks }]): SourceFinding[] => {
      if (clicks < LEAST_CLICKS) return [];
      const counts = [...publishers].flatMap(([peer, own]): Count[] =>
        peer === publisherId || !isPeer(peer) ? [] : [{ seen: own.results, of: own.clicks }],
      );
      const fit = fitPeers(counts);
      if (counts.length < 2 || clicks * fit.share < LEAST_EXPECTED) return [];
      if (results / clicks > MOST_SHARE * fit.share) return [];
      // As many clicks or more without a result.
      const chance = chanceOf(clicks - results, clicks, { alpha: fit.beta, beta: fit.alpha });
      if (chance > MOST_CHANCE) return [];
      return [
        {
          rule: signKind("low-rate").rule,
          about: "clicks",
          publisherId,
          campaignId,
          event: null,
          signs: ["low-rate"],
          seen: results,
          of: clicks,
          peerShare: fit.share,
          peers: counts.reduce((sum, { of }) => sum + of, 0),
          chance,
          score: 1 - results / clicks / fit.share,
        },
      ];
    }),
  );
}

/** Clicks with a result, and clicks, by campaign and publisher, in the order of their ids. */
export function countRates({
  clicks,
  results,
  totals,
}: Pick<Evidence, "clicks" | "results" | "totals">) {
  const rates: Rates = new Map();
  for (const [pair, count] of [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [publisherId = "", campaignId = ""] = pair.split(" ");
    const publishers =
      rates.get(campaignId) ?? new Map<string, { results: number; clicks: number }>();
    rates.set(campaignId, publishers);
    publishers.set(publisherId, { results: 0, clicks: count });
  }
  const firstMs = clicks.reduce((first, { atMs }) => Math.min(first, atMs), Infinity);
  const sinceMs = Math.floor(firstMs / DAY_MS) * DAY_MS;
  const counted = new Set<string>();
  for (const { publisherId, campaignId, clickId, clickAtMs } of results) {
    const own = rates.get(campaignId)?.get(publisherId);
    if (own === undefined || clickAtMs < sinceMs || counted.has(clickId)) continue;
    counted.add(clickId);
    own.results = Math.min(own.clicks, own.results + 1);
  }
  return rates;
}
