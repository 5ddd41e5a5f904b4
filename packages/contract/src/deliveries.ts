import * as z from "zod";
import { timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

export const deliveryState = z.enum(["pending", "delivered", "failed"]);

export const outboundDelivery = z.strictObject({
  /** The `webhook-id`: the same on every attempt and every replay. */
  id: z.string(),
  endpointId: z.string(),
  conversionId: z.string().nullable(),
  event: z.string(),
  state: deliveryState,
  attempts: z.number().int(),
  /** When it is tried next; null = not any more. */
  nextAtMs: timeMs.nullable(),
  /** How the last attempt ended, or why it is over; "" before the first. */
  reason: z.string(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const deliveryAttempt = z.strictObject({
  number: z.number().int(),
  atMs: timeMs,
  durationMs: z.number().int(),
  /** null where there was no answer. */
  status: z.number().int().nullable(),
  outcome: z.string(),
  /** First characters of the answer; null for roles that may not change the endpoint. */
  excerpt: z.string().nullable(),
});

/** With what is sent (null for roles that may not change the endpoint) and the attempt log, oldest first. */
export const deliveryDetail = outboundDelivery.extend({
  payload: z.string().nullable(),
  log: z.array(deliveryAttempt),
});

/** Newest first. */
export const deliveryQuery = pageQuery.extend({
  endpointId: z.string().max(40).optional(),
  conversionId: z.string().max(40).optional(),
  state: deliveryState.optional(),
  event: z.string().max(60).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

/** Those of a time range that ended so, of every endpoint where none is named. */
export const deliveriesReplay = z.strictObject({
  endpointId: z.string().max(40).optional(),
  state: z.enum(["failed", "delivered"]),
  from: z.string().max(40),
  to: z.string().max(40),
});

export const deliveriesReplayed = z.strictObject({
  ids: z.array(z.string()),
  /** None were left behind the thousand that one call takes. */
  isComplete: z.boolean(),
});

export type DeliveriesReplay = z.infer<typeof deliveriesReplay>;
export type OutboundDeliveryRow = z.infer<typeof outboundDelivery>;
export type DeliveryDetail = z.infer<typeof deliveryDetail>;
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
