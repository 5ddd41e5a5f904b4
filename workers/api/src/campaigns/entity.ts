import type { Campaign } from "@cleverdrip/contract";
import { DEFAULT_DELIVERY, type Delivery } from "@cleverdrip/core";
import type { CampaignRecord } from "@cleverdrip/db";
import { shownPayout } from "./payout.ts";

export const DAY_MS = 86_400_000;

export function toCampaign(record: CampaignRecord, everywhereMs: number): Campaign {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    destinationUrl: record.destinationUrl,
    fallbackUrl: record.fallbackUrl,
    currency: record.currency,
    attributionWindowDays: Math.round(record.attributionWindowMs / DAY_MS),
    delivery: deliveryOf(record),
    eventTypes: record.eventTypes.map((event) => ({
      id: event.id,
      name: event.name,
      payout: shownPayout(event),
      revenueMicros: event.revenueMicros,
    })),
    liveEverywhereAtMs: record.updatedAtMs + everywhereMs,
    version: record.version,
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
  };
}

/** What is stored, and the default of everything else. */
export function deliveryOf({ delivery }: Pick<CampaignRecord, "delivery">): Delivery {
  return { ...DEFAULT_DELIVERY, ...delivery };
}
