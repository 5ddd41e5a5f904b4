import {
  capCounters,
  capDays,
  creditedParts,
  judgeCaps,
  readCredits,
  type CapCounter,
  type CapVerdict,
} from "@cleverdrip/core";
import type { CampaignTerms, CapGuard, ConversionState } from "@cleverdrip/db";

/** What the caps of a campaign ask about a conversion that becomes approved. */
export function capGuards(campaign: CampaignTerms, state: ConversionState): readonly CapGuard[] {
  return countersOf(campaign, state).map(
    ({ counter, conversions, payoutMicros, revenueMicros }) => {
      const { metric, scope, period, limit } = counter.cap;
      const [firstDay, lastDay] = capDays(period, state.day);
      // `metric:scope:subject:period:id`: the row of a counter serves every metric.
      const [, , subject = "", , id = ""] = counter.key.split(":");
      return {
        key: `${campaign.campaignId}:${scope}:${subject}:${period}`,
        period: id,
        metric,
        incoming: { conversions, payout: payoutMicros, revenue: revenueMicros }[metric],
        limit,
        publisherId: scope === "publisher" ? subject : null,
        linkId: scope === "link" ? subject : null,
        firstDay,
        lastDay,
      };
    },
  );
}

/** What to do about caps that had no room, with what they held at that moment. */
export function overCap(
  campaign: CampaignTerms,
  state: ConversionState,
  used: ReadonlyMap<string, number>,
): Extract<CapVerdict, { kind: "over" }> | null {
  const passed = countersOf(campaign, state).flatMap(({ counter, ...money }) => {
    const { key, cap } = counter;
    const own = used.get(`${campaign.campaignId}:${key.slice(cap.metric.length + 1)}`);
    if (own === undefined) return [];
    const verdict = judgeCaps([counter], new Map([[key, own]]), money);
    return verdict.kind === "over" ? [verdict] : [];
  });
  return passed.find(({ isHard }) => isHard) ?? passed[0] ?? null;
}

/** A counter, and what the conversion adds to it. */
type Counting = {
  readonly counter: CapCounter;
  readonly conversions: number;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
};

/** A shared conversion counts as one where it belongs in the main; its money counts where it is earned. */
function countersOf(
  { terms, workspace }: CampaignTerms,
  state: ConversionState,
): readonly Counting[] {
  const { timezone } = workspace;
  const counters = new Map<string, Counting>();
  for (const part of creditedParts({ ...state, credits: readCredits(state.credits) })) {
    const { publisherId, linkId, isMain } = part;
    const subject = { publisherId, linkId, atMs: state.atMs, timezone };
    for (const counter of capCounters(terms.policy.caps, subject)) {
      const known = counters.get(counter.key);
      counters.set(counter.key, {
        counter,
        conversions: (known?.conversions ?? 0) + (isMain ? 1 : 0),
        payoutMicros: (known?.payoutMicros ?? 0) + part.payoutMicros,
        revenueMicros: (known?.revenueMicros ?? 0) + part.revenueMicros,
      });
    }
  }
  return [...counters.values()];
}
