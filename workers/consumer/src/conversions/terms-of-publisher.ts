import type { PayableEvent } from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

export type AgreedTerms = { readonly campaign: CampaignTerms; readonly event: PayableEvent };

/** The terms of an event for one publisher, who need not be the one whose click was reported; null = not of this workspace. */
export async function termsOfPublisher(
  campaign: CampaignTerms,
  eventTypeId: string,
  publisherId: string,
  deps: FactsDeps,
): Promise<AgreedTerms | null> {
  const own =
    campaign.publisherId === publisherId
      ? campaign
      : await deps.campaignTerms(campaign.campaignId, publisherId);
  const event = own?.terms.events.find(({ id }) => id === eventTypeId);
  if (own === null || event === undefined || own.publisherId !== publisherId) return null;
  return { campaign: own, event };
}
