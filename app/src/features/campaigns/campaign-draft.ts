import type { Campaign, CampaignPatch, NewCampaign } from "@cleverdrip/contract";
import {
  emptyEventType,
  eventTypeDraftOf,
  newEventTypeOf,
  type EventTypeDraft,
} from "./event-type-draft.ts";

/** A campaign as it is being typed: numbers are still text. */
export type CampaignDraft = {
  readonly name: string;
  readonly destinationUrl: string;
  readonly currency: string;
  readonly fallbackUrl: string;
  readonly attributionWindowDays: string;
  readonly eventTypes: readonly EventTypeDraft[];
};

export function emptyCampaign(currency: string): CampaignDraft {
  return {
    name: "",
    destinationUrl: "",
    currency,
    fallbackUrl: "",
    attributionWindowDays: "30",
    eventTypes: [{ ...emptyEventType(0), name: "sale" }],
  };
}

export function draftOf(campaign: Campaign): CampaignDraft {
  return {
    name: campaign.name,
    destinationUrl: campaign.destinationUrl,
    currency: campaign.currency,
    fallbackUrl: campaign.fallbackUrl ?? "",
    attributionWindowDays: String(campaign.attributionWindowDays),
    eventTypes: campaign.eventTypes.map(eventTypeDraftOf),
  };
}

/** Only of a draft that `campaignErrors` has nothing against. */
export function newCampaignOf(draft: CampaignDraft): NewCampaign {
  const fallbackUrl = draft.fallbackUrl.trim();
  return {
    name: draft.name.trim(),
    destinationUrl: draft.destinationUrl.trim(),
    currency: draft.currency,
    ...(fallbackUrl === "" ? {} : { fallbackUrl }),
    attributionWindowDays: Number(draft.attributionWindowDays),
    eventTypes: draft.eventTypes.map(newEventTypeOf),
  };
}

/** Without the currency, which a campaign keeps, and the event types, which have an editor of their own. */
export function campaignPatchOf(draft: CampaignDraft): CampaignPatch {
  const { name, destinationUrl, attributionWindowDays } = newCampaignOf(draft);
  const fallbackUrl = draft.fallbackUrl.trim();
  return {
    name,
    destinationUrl,
    fallbackUrl: fallbackUrl === "" ? null : fallbackUrl,
    ...(attributionWindowDays === undefined ? {} : { attributionWindowDays }),
  };
}
