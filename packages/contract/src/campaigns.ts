import { CONVERSION_DUPLICATE_POLICIES } from "@cleverdrip/core";
import * as z from "zod";
import { conversionPolicy, conversionPolicyPatch } from "./conversion-policy.ts";
import { delivery, deliveryPatch } from "./delivery.ts";
import { currency, destinationUrl, micros, name, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";
import { payoutRule, percent } from "./payouts.ts";

/** What else a report may call it; matched like the name, without regard to case. */
const eventAlias = z
  .string()
  .trim()
  .regex(/^[^\s,]{1,60}$/, "must be 1 to 60 characters without spaces and commas");

export const conversionDuplicatePolicy = z.enum(CONVERSION_DUPLICATE_POLICIES);

export const newEventType = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, dashes or underscores"),
  payout: payoutRule,
  /** What the advertiser owes per result: an amount or a share of the sale amount. Neither: what the report says. */
  revenueMicros: micros.nullable().optional(),
  revenuePercent: percent.nullable().optional(),
  aliases: z.array(eventAlias).max(20).optional(),
  duplicatePolicy: conversionDuplicatePolicy.optional(),
  /** Days from the event before a result can be paid; 0 = at once. */
  holdDays: z.number().int().min(0).max(365).optional(),
});

export const eventType = z.strictObject({
  id: z.string(),
  name: z.string(),
  payout: payoutRule,
  revenueMicros: micros.nullable(),
  revenuePercent: percent.nullable(),
  aliases: z.array(z.string()),
  duplicatePolicy: conversionDuplicatePolicy,
  holdDays: z.number().int(),
});

export const campaignStatus = z.enum(["active", "paused"]);

export const newCampaign = z.strictObject({
  name,
  destinationUrl,
  currency,
  fallbackUrl: destinationUrl.nullable().optional(),
  attributionWindowDays: z.number().int().min(1).max(365).optional(),
  delivery: deliveryPatch.optional(),
  conversionPolicy: conversionPolicyPatch.optional(),
  eventTypes: z.array(newEventType).min(1, "a campaign needs at least one event type").max(20),
});

/** Event types are matched by name: a known name is changed, a new one is added, none is removed. */
export const campaignPatch = z.strictObject({
  name: name.optional(),
  destinationUrl: destinationUrl.optional(),
  fallbackUrl: destinationUrl.nullable().optional(),
  attributionWindowDays: z.number().int().min(1).max(365).optional(),
  /** Its parts are replaced one by one: what is left out stays. So are the policy's. */
  delivery: deliveryPatch.optional(),
  conversionPolicy: conversionPolicyPatch.optional(),
  eventTypes: z.array(newEventType).min(1).max(20).optional(),
});

export const campaign = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: campaignStatus,
  destinationUrl: z.string(),
  fallbackUrl: z.string().nullable(),
  currency: z.string(),
  attributionWindowDays: z.number().int(),
  delivery,
  conversionPolicy,
  eventTypes: z.array(eventType),
  /** By then every edge decides by this version. */
  liveEverywhereAtMs: timeMs,
  version: z.number().int(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const campaignQuery = pageQuery.extend({
  status: campaignStatus.optional(),
  search: z.string().trim().max(120).optional(),
});

/** What the campaign's window object has in memory right now. */
export const campaignLive = z.strictObject({
  campaignId: z.string(),
  clicksLastHour: z.number().int(),
  clicksToday: z.number().int(),
  uniqueClicksToday: z.number().int(),
  clicksTotal: z.number().int(),
  perMinute: z.array(z.strictObject({ minuteMs: timeMs, clicks: z.number().int() })),
});

export type NewCampaign = z.infer<typeof newCampaign>;
export type NewEventType = z.infer<typeof newEventType>;
export type CampaignPatch = z.infer<typeof campaignPatch>;
export type Campaign = z.infer<typeof campaign>;
export type EventType = z.infer<typeof eventType>;
export type CampaignQuery = z.infer<typeof campaignQuery>;
export type CampaignLive = z.infer<typeof campaignLive>;
