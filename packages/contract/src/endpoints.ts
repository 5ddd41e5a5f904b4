import * as z from "zod";
import { conversionStatus } from "./conversions.ts";
import { name, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

export const endpointKind = z.enum(["postback", "webhook"]);
const id = z.string().max(40);
const url = z.string().trim().max(4_096);

/** What webhooks are told: a conversion that became so, or whose money was changed. */
export const webhookEvent = z.enum([
  "conversion.pending",
  "conversion.approved",
  "conversion.hold",
  "conversion.rejected",
  "conversion.refunded",
  "conversion.trash",
  "conversion.adjusted",
]);

const common = {
  name,
  url,
  /** Plain http on port 80; left out, https only. */
  allowHttp: z.boolean().optional(),
  /** Only results of that campaign, and of that event type of it; null = of all. */
  campaignId: id.nullable().optional(),
  eventTypeId: id.nullable().optional(),
};

/** A publisher's GET URL with macros, told of its own results; or a webhook (Standard Webhooks 1.0). */
export const newEndpoint = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("postback"),
    ...common,
    publisherId: id,
    /** Statuses that are told; none = all. */
    filter: z.array(conversionStatus).max(6).optional(),
  }),
  z.strictObject({
    kind: z.literal("webhook"),
    ...common,
    publisherId: id.nullable().optional(),
    /** Events that are told; none = all. */
    filter: z.array(webhookEvent).max(7).optional(),
  }),
]);

/** Whose results an endpoint is told stays as it is: make another one for somebody else. */
export const endpointPatch = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  allowHttp: common.allowHttp,
  campaignId: common.campaignId,
  eventTypeId: common.eventTypeId,
  filter: z
    .array(z.union([conversionStatus, webhookEvent]))
    .max(7)
    .optional(),
  /** `active` also brings back one that was switched off. */
  status: z.enum(["active", "paused"]).optional(),
});

export const endpoint = z.strictObject({
  id: z.string(),
  kind: endpointKind,
  name: z.string(),
  url: z.string(),
  allowHttp: z.boolean(),
  publisherId: z.string().nullable(),
  campaignId: z.string().nullable(),
  eventTypeId: z.string().nullable(),
  filter: z.array(z.string()),
  /** The last four characters of each secret in use, newest first. */
  secretEnds: z.array(z.string()),
  status: z.enum(["active", "paused", "disabled"]),
  /** Why it was switched off; null while it is not. */
  statusReason: z.string().nullable(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

/** The secret is shown this once; null where nothing is signed: postbacks are by `{sig}` in their URL. */
export const endpointWithSecret = endpoint.extend({ secret: z.string().nullable() });

/** What an endpoint did with a made-up result. */
export const endpointTest = z.strictObject({
  outcome: z.string(),
  sentence: z.string(),
  /** null where there was no answer. */
  status: z.number().int().nullable(),
  excerpt: z.string(),
  durationMs: z.number().int(),
});

export const endpointQuery = pageQuery.extend({
  kind: endpointKind.optional(),
  publisherId: id.optional(),
  campaignId: id.optional(),
  status: endpoint.shape.status.optional(),
});

export type NewEndpoint = z.infer<typeof newEndpoint>;
export type EndpointPatch = z.infer<typeof endpointPatch>;
export type Endpoint = z.infer<typeof endpoint>;
export type EndpointWithSecret = z.infer<typeof endpointWithSecret>;
export type EndpointQuery = z.infer<typeof endpointQuery>;
export type WebhookEvent = z.infer<typeof webhookEvent>;
