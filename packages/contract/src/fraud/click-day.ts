import * as z from "zod";

/** `open`: the money waits; `paid` and `refused`: a person decided, and may decide otherwise. */
export const clickHoldState = z.enum(["open", "paid", "refused"]);

/** A publisher's clicks of a campaign and a day of the workspace's zone. */
export const clickDay = z.strictObject({
  day: z.iso.date(),
  campaignId: z.string().max(40),
  publisherId: z.string().max(40),
});

export type ClickDay = z.infer<typeof clickDay>;
