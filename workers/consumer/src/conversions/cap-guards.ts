import {
  capCounters,
  capDays,
  capIncrements,
  judgeCaps,
  type CapCounter,
  type CapVerdict,
} from "@cleverdrip/core";
import type { CampaignTerms, CapGuard, ConversionState } from "@cleverdrip/db";

/** What the caps of a campaign ask about a conversion that becomes approved. */
export function capGuards(campaign: CampaignTerms, state: ConversionState): readonly CapGuard[] {
  const incoming = capIncrements(state);
  return countersOf(campaign, state).map(({ key, cap }) => {
    const { metric, scope, period, limit } = cap;
    const [firstDay, lastDay] = capDays(period, state.day);
    // `metric:scope:subject:period:id`: the row of a counter serves every metric.
    const [, , subject = "", , id = ""] = key.split(":");
    return {
      key: `${campaign.campaignId}:${scope}:${subject}:${period}`,
      period: id,
      metric,
      incoming: incoming[metric],
      limit,
      publisherId: scope === "publisher" ? subject : null,
      linkId: scope === "link" ? subject : null,
      firstDay,
      lastDay,
    };
  });
}

/** What to do about caps that had no room, with what they held at that moment. */
export function overCap(
  campaign: CampaignTerms,
  state: ConversionState,
  used: ReadonlyMap<string, number>,
): Extract<CapVerdict, { kind: "over" }> | null {
  const counters = countersOf(campaign, state);
  const byCounter = new Map(
    counters.flatMap(({ key, cap }): [string, number][] => {
      const own = used.get(`${campaign.campaignId}:${key.slice(cap.metric.length + 1)}`);
      return own === undefined ? [] : [[key, own]];
    }),
  );
  const verdict = judgeCaps(counters, byCounter, state);
  return verdict.kind === "over" ? verdict : null;
}

function countersOf(
  { terms, workspace }: CampaignTerms,
  { publisherId, linkId, atMs }: ConversionState,
): readonly CapCounter[] {
  const { timezone } = workspace;
  return capCounters(terms.policy.caps, { publisherId, linkId, atMs, timezone });
}
