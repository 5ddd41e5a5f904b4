import type {
  Campaign,
  CampaignPatch,
  EventType,
  NewCampaign,
  NewEventType,
} from "@cleverdrip/contract";
import { moneyText, parseMoney } from "../../format/money.ts";

/** A campaign as it is being typed: numbers are still text. */
export type CampaignDraft = {
  readonly name: string;
  readonly destinationUrl: string;
  readonly currency: string;
  readonly fallbackUrl: string;
  readonly attributionWindowDays: string;
  readonly eventTypes: readonly EventTypeDraft[];
};

export type EventTypeDraft = {
  /** Identifies the row while it has no name. */
  readonly key: number;
  readonly isStored: boolean;
  readonly name: string;
  readonly model: NewEventType["payout"]["model"];
  readonly amount: string;
  readonly percent: string;
  readonly revenue: string;
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

export function emptyEventType(key: number): EventTypeDraft {
  return { key, isStored: false, name: "", model: "cpa", amount: "", percent: "", revenue: "" };
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

function eventTypeDraftOf({ name, payout, revenueMicros }: EventType, key: number): EventTypeDraft {
  return {
    key,
    isStored: true,
    name,
    model: payout.model,
    amount: payout.model === "revshare" ? "" : moneyText(payout.amountMicros),
    percent: payout.model === "revshare" ? String(payout.percent) : "",
    revenue: revenueMicros === null ? "" : moneyText(revenueMicros),
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

/** Everything but the currency, which a campaign keeps. */
export function campaignPatchOf(draft: CampaignDraft): CampaignPatch {
  const { name, destinationUrl, attributionWindowDays, eventTypes } = newCampaignOf(draft);
  const fallbackUrl = draft.fallbackUrl.trim();
  return {
    name,
    destinationUrl,
    fallbackUrl: fallbackUrl === "" ? null : fallbackUrl,
    ...(attributionWindowDays === undefined ? {} : { attributionWindowDays }),
    eventTypes,
  };
}

function newEventTypeOf({ name, model, amount, percent, revenue }: EventTypeDraft): NewEventType {
  return {
    name: name.trim(),
    payout:
      model === "revshare"
        ? { model, percent: Number(percent.replace(",", ".")) }
        : { model, amountMicros: parseMoney(amount) ?? 0 },
    revenueMicros: revenue.trim() === "" ? null : parseMoney(revenue),
  };
}
