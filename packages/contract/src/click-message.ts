import * as z from "zod";

/** One click as it travels from the tracker to the consumer. Empty text = the client did not say. */
export const clickEvent = z.strictObject({
  id: z.string().length(32),
  atMs: z.number().int(),
  workspaceId: z.string(),
  campaignId: z.string(),
  publisherId: z.string(),
  linkId: z.string(),
  /** The campaign's; buckets are kept per currency. */
  currency: z.string().length(3),
  visitorId: z.string(),
  /** The visitor brought our cookie; without it, uniqueness falls back to address and user agent. */
  isReturning: z.boolean(),
  reason: z.string(),
  /** Version of the campaign snapshot the redirect was decided by. */
  snapshotVersion: z.number().int(),
  ip: z.string(),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  asn: z.number().int().nullable(),
  asOrganization: z.string(),
  userAgent: z.string(),
  language: z.string(),
  referrer: z.string(),
  subs: z.record(z.string(), z.string()),
  source: z.string(),
  externalId: z.string(),
});

/** Many clicks in one queue message. `batchId` makes the whole message count once. */
export const clickBatch = z.strictObject({
  v: z.literal(1),
  kind: z.literal("clicks"),
  batchId: z.string().min(1).max(64),
  clicks: z.array(clickEvent).min(1).max(1_000),
});

export type ClickEvent = z.infer<typeof clickEvent>;
export type ClickBatch = z.infer<typeof clickBatch>;
