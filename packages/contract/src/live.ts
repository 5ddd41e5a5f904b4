import * as z from "zod";
import { timeMs } from "./fields.ts";

/** Today's totals in the workspace's zone, read from the rollups: what a report of today would say. */
export const liveTotals = z.strictObject({
  type: z.literal("totals"),
  atMs: timeMs,
  /** yyyy-mm-dd in the workspace's zone. */
  day: z.string(),
  clicks: z.number().int(),
  uniqueClicks: z.number().int(),
  conversions: z.number().int(),
  /** One line per currency. */
  money: z.array(
    z.strictObject({
      currency: z.string(),
      revenueMicros: z.number().int(),
      payoutMicros: z.number().int(),
    }),
  ),
});

/** The newest few events of a stored batch, for a ticker; never a complete list. */
export const liveEvents = z.strictObject({
  type: z.literal("events"),
  clicks: z.array(
    z.strictObject({
      id: z.string(),
      atMs: timeMs,
      campaignId: z.string(),
      publisherId: z.string(),
      country: z.string(),
      device: z.string(),
      reason: z.string(),
    }),
  ),
  conversions: z.array(
    z.strictObject({
      id: z.string(),
      atMs: timeMs,
      campaignId: z.string(),
      publisherId: z.string(),
      eventName: z.string(),
      status: z.string(),
      currency: z.string(),
      revenueMicros: z.number().int(),
      payoutMicros: z.number().int(),
    }),
  ),
});

export const liveMessage = z.discriminatedUnion("type", [liveTotals, liveEvents]);

export type LiveTotals = z.infer<typeof liveTotals>;
export type LiveEvents = z.infer<typeof liveEvents>;
export type LiveMessage = z.infer<typeof liveMessage>;
