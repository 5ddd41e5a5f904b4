import type { Campaign } from "@cleverdrip/contract";
import type { CampaignRecord } from "@cleverdrip/db";
import { shownPayout } from "./payout.ts";

export const DAY_MS = 86_400_000;

export function toCampaign(record: CampaignRecord): Campaign {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    destinationUrl: record.destinationUrl,
    fallbackUrl: record.fallbackUrl,
    currency: record.currency,
    attributionWindowDays: Math.round(record.attributionWindowMs / DAY_MS),
    eventTypes: record.eventTypes.map((event) => ({
      id: event.id,
      name: event.name,
      payout: shownPayout(event),
      revenueMicros: event.revenueMicros,
    })),
    version: record.version,
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
  };
}
