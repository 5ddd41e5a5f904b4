import * as z from "zod";
import { linkStatus } from "./links.ts";
import { name, slug, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

/** Links of one publisher; a visitor is led through the first that takes him, in an order of his own by weight. */
const members = z
  .array(
    z.strictObject({
      linkId: z.string().max(40),
      weight: z.number().int().min(0).max(10_000),
    }),
  )
  .min(1, "a smart link needs at least one link")
  .max(20);

export const newSmartLink = z.strictObject({
  name,
  publisherId: z.string().max(40),
  slug: slug.optional(),
  domainId: z.string().max(40).nullable().optional(),
  members,
});

export const smartLinkPatch = z.strictObject({
  name: name.optional(),
  domainId: z.string().max(40).nullable().optional(),
  members: members.optional(),
});

export const smartLink = z.strictObject({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  url: z.string(),
  status: linkStatus,
  publisherId: z.string(),
  publisherName: z.string(),
  domainId: z.string().nullable(),
  members: z.array(
    z.strictObject({
      linkId: z.string(),
      slug: z.string(),
      campaignId: z.string(),
      campaignName: z.string(),
      weight: z.number().int(),
    }),
  ),
  liveEverywhereAtMs: timeMs,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const smartLinkQuery = pageQuery.extend({
  publisherId: z.string().max(40).optional(),
  status: linkStatus.optional(),
  search: z.string().trim().max(120).optional(),
});

export type NewSmartLink = z.infer<typeof newSmartLink>;
export type SmartLinkPatch = z.infer<typeof smartLinkPatch>;
export type SmartLink = z.infer<typeof smartLink>;
export type SmartLinkQuery = z.infer<typeof smartLinkQuery>;
