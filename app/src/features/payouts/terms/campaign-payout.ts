import type { Campaign } from "@cleverdrip/contract";
import type { AnyPayout } from "../../campaigns/payout-words.ts";
import { CLICKS } from "./terms-draft.ts";

/** What the campaign itself pays for an event type or for clicks; null = nothing, or no such event type. */
export function campaignPayout(campaign: Campaign, eventTypeId: string): AnyPayout | null {
  const { eventTypes, conversionPolicy } = campaign;
  if (eventTypeId !== CLICKS)
    return eventTypes.find(({ id }) => id === eventTypeId)?.payout ?? null;
  const { cpcMicros } = conversionPolicy;
  return cpcMicros === null ? null : { model: "cpc", amountMicros: cpcMicros };
}
