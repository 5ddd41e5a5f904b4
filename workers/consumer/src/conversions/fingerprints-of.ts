import type { ReceivedReport } from "@cleverdrip/contract";
import { fingerprintOf, fingerprintTimes, isBrowser } from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

/** Of a visitor's own browser: where a server reports, address and client are the advertiser's. */
export function hasTrace({ via, ip, userAgent = "" }: ReceivedReport): boolean {
  return isBrowser(via) && ip !== "" && userAgent !== "";
}

export function isGuessing({ terms }: Pick<CampaignTerms, "terms">): boolean {
  return terms.policy.attribution.rungs.includes("fingerprint");
}

/**
 * By what clicks of the browser that reports may be found; none where the campaign does not guess. The hash of an address has
 * another key each UTC day, so the report's address is hashed with that of every day that a click may be of.
 */
export async function fingerprintsOf(
  report: ReceivedReport,
  campaign: CampaignTerms,
  atMs: number,
  { hashAddress }: Pick<FactsDeps, "hashAddress">,
): Promise<readonly string[]> {
  if (!isGuessing(campaign) || !hasTrace(report)) return [];
  const { campaignId, terms } = campaign;
  const { ip, userAgent = "" } = report;
  const found = await Promise.all(
    fingerprintTimes(terms.policy.attribution, atMs).map(async (timeMs) => {
      const ipHash = await hashAddress(ip, timeMs);
      return fingerprintOf({ campaignId, ipHash, userAgent, atMs: timeMs });
    }),
  );
  return found.filter((one) => one !== null);
}
