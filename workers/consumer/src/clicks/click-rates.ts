import type { ClickTerms } from "@cleverdrip/db";

export type ClickRatesDeps = {
  readonly termsOf: (workspaceId: string, campaignId: string) => Promise<ClickTerms | null>;
  readonly ownRates: (
    workspaceId: string,
    campaignId: string,
    publisherIds: readonly string[],
  ) => Promise<ReadonlyMap<string, number>>;
};

/** Micros a payable click by publisher; who is not in it earns nothing by clicks. */
export type ClickRates = ClickRatesDeps["ownRates"];

/** What a campaign pays everybody, unless a publisher or its tier has a rate of its own. */
export function clickRatesOf({ termsOf, ownRates }: ClickRatesDeps): ClickRates {
  return async function clickRates(workspaceId, campaignId, publisherIds) {
    const terms = await termsOf(workspaceId, campaignId);
    if (terms === null) return new Map();
    const own = terms.hasOwnRates
      ? await ownRates(workspaceId, campaignId, publisherIds)
      : new Map<string, number>();
    const { cpcMicros } = terms;
    if (cpcMicros === null) return own;
    return new Map(publisherIds.map((id) => [id, own.get(id) ?? cpcMicros]));
  };
}
