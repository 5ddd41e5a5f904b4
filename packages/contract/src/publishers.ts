import * as z from "zod";
import { micros, name, timeMs } from "./fields.ts";
import { paymentTerms } from "./ledger.ts";
import { pageQuery } from "./pagination.ts";
import { tier } from "./payouts.ts";

export const publisherStatus = z.enum(["active", "paused"]);

const agreed = {
  /** By which its statements are made; a change counts from the period that still runs. */
  terms: paymentTerms,
  /** Below it nothing is paid out and the sum is carried over; in every currency. */
  thresholdMicros: micros,
};

export const newPublisher = z.strictObject({
  name,
  email: z.email().max(254),
  tier: tier.optional(),
  /** Left out, the workspace's. */
  terms: agreed.terms.optional(),
  thresholdMicros: agreed.thresholdMicros.optional(),
});

export const publisherPatch = z.strictObject({
  name: name.optional(),
  email: z.email().max(254).optional(),
  tier: tier.optional(),
  terms: agreed.terms.optional(),
  thresholdMicros: agreed.thresholdMicros.optional(),
});

export const publisher = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** A group that payouts can be agreed with; "" = none. */
  tier: z.string(),
  ...agreed,
  status: publisherStatus,
  /** By then every edge knows whether this publisher's links are open. */
  liveEverywhereAtMs: timeMs,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const publisherQuery = pageQuery.extend({
  status: publisherStatus.optional(),
  tier: tier.optional(),
  search: z.string().trim().max(120).optional(),
});

export type NewPublisher = z.infer<typeof newPublisher>;
export type PublisherPatch = z.infer<typeof publisherPatch>;
export type Publisher = z.infer<typeof publisher>;
export type PublisherQuery = z.infer<typeof publisherQuery>;
