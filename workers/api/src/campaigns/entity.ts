import { conversionDuplicatePolicy, type Campaign } from "@cleverdrip/contract";
import {
  conversionPolicyOf,
  DEFAULT_DELIVERY,
  type ConversionPolicy,
  type Delivery,
} from "@cleverdrip/core";
import type { CampaignRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { shownPolicy } from "./conversion-policy.ts";
import { shownPayout } from "./payout.ts";

export const DAY_MS = 86_400_000;

export function toCampaign(
  record: CampaignRecord,
  { everywhereMs, role }: Pick<WorkspaceContext, "everywhereMs" | "role">,
): Campaign {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    destinationUrl: record.destinationUrl,
    fallbackUrl: record.fallbackUrl,
    currency: record.currency,
    attributionWindowDays: Math.round(record.attributionWindowMs / DAY_MS),
    delivery: deliveryOf(record),
    // The contract takes lists that may be changed; nobody changes them.
    conversionPolicy: shownPolicy(policyOf(record), role) as Campaign["conversionPolicy"],
    eventTypes: record.eventTypes.map((event) => ({
      id: event.id,
      name: event.name,
      payout: shownPayout(event),
      revenueMicros: event.revenueMicros,
      revenuePercent: event.revenuePpm === null ? null : event.revenuePpm / 10_000,
      aliases: [...event.aliases],
      duplicatePolicy: conversionDuplicatePolicy.parse(event.duplicatePolicy),
      holdDays: event.holdDays,
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

export function policyOf({
  conversionPolicy,
  attributionWindowMs,
}: Pick<CampaignRecord, "conversionPolicy" | "attributionWindowMs">): ConversionPolicy {
  return conversionPolicyOf(conversionPolicy, attributionWindowMs);
}
