import * as z from "zod";
import { timeMs } from "../fields.ts";
import { pageOf, pageQuery } from "../pagination.ts";
import { toldAppeal } from "./appeals.ts";
import { clickDay, clickHoldState } from "./click-day.ts";
import { fraudSignal } from "./reviews.ts";

/** Newest day first. */
export const clickHoldQuery = pageQuery.extend({
  decision: clickHoldState.optional(),
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
});

/** A day of paid clicks of which findings mark a part. */
export const clickHold = z.strictObject({
  ...clickDay.shape,
  campaignName: z.string(),
  publisherName: z.string(),
  currency: z.string(),
  /** By all of the day's clicks, when they were last judged. */
  earnedMicros: z.number().int(),
  /** The marked part of it. */
  heldMicros: z.number().int(),
  /** Clicks of the sample that are marked, and all of the sample's of that day. */
  marked: z.number().int(),
  sampled: z.number().int(),
  score: z.number(),
  /** The strongest first. */
  signals: z.array(fraudSignal),
  sinceMs: timeMs,
  rulesVersion: z.string(),
  decision: clickHoldState,
  /** Name of the member, or the id of one who has left; null while it is open. */
  decidedBy: z.string().nullable(),
  decidedAtMs: timeMs.nullable(),
  note: z.string(),
  /** Of the publisher, without an answer. */
  openAppealId: z.string().nullable(),
});

export const heldClicksSum = z.strictObject({
  currency: z.string(),
  micros: z.number().int(),
  days: z.number().int(),
});

export const clickHoldPage = pageOf(clickHold).extend({
  /** What is held and nobody has decided, by currency: of the publisher that is asked for, or of all. */
  held: z.array(heldClicksSum),
});

export const clickHoldDecide = z.strictObject({
  days: z.array(clickDay).min(1, "name at least one day").max(100),
  /** `pay`: what is held is paid with the day's other clicks; `refuse`: it is not. Either may follow the other. */
  decision: z.enum(["pay", "refuse"]),
  note: z.string().trim().max(500).default(""),
});

/** What became of each day, in their order; `missing`: nothing was held of it. */
export const clickHoldDecided = z.strictObject({
  data: z.array(
    z.strictObject({ ...clickDay.shape, outcome: z.enum(["changed", "unchanged", "missing"]) }),
  ),
});

/** A day of a publisher's clicks of which something is held or refused, as the publisher may read it. */
export const publisherClickHold = z.strictObject({
  day: z.iso.date(),
  campaignId: z.string(),
  campaignName: z.string(),
  currency: z.string(),
  heldMicros: z.number().int(),
  decision: clickHoldState,
  /** Categories: no number of others, no threshold, no name of a rule. */
  reasons: z.array(z.string()),
  /** The newest. */
  appeal: toldAppeal.nullable(),
});

export const publisherClickHoldPage = pageOf(publisherClickHold);

export type ClickHold = z.infer<typeof clickHold>;
export type ClickHoldQuery = z.infer<typeof clickHoldQuery>;
export type ClickHoldPage = z.infer<typeof clickHoldPage>;
export type ClickHoldDecide = z.infer<typeof clickHoldDecide>;
export type ClickHoldDecided = z.infer<typeof clickHoldDecided>;
export type PublisherClickHold = z.infer<typeof publisherClickHold>;

/** As the consumer is asked. */
export type ClickHoldsAsked = {
  readonly days: ClickHoldDecide["days"];
  readonly decision: ClickHoldDecide["decision"];
  readonly note: string;
  /** Id of the member. */
  readonly actor: string;
};
