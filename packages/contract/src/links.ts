import * as z from "zod";
import { slug, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

export const linkStatus = z.enum(["active", "paused"]);

/** What the link is called in another system: `offer/publisher` as its click URLs had them, or one key. */
const linkAliases = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(
        /^[a-z0-9._~-]{1,80}(\/[a-z0-9._~-]{1,80})?$/,
        "must be offer/publisher as in the old click URL, for example 12/34, or one key",
      ),
  )
  .max(20);

export const newLink = z.strictObject({
  campaignId: z.string().max(40),
  publisherId: z.string().max(40),
  slug: slug.optional(),
  /** One of the workspace's tracking domains; left out, the platform's own host is used. */
  domainId: z.string().max(40).nullable().optional(),
  aliases: linkAliases.optional(),
});

export const linkPatch = z.strictObject({
  domainId: z.string().max(40).nullable().optional(),
  aliases: linkAliases.optional(),
});

export const link = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  slug: z.string(),
  url: z.string(),
  status: linkStatus,
  campaignId: z.string(),
  campaignName: z.string(),
  publisherId: z.string(),
  publisherName: z.string(),
  domainId: z.string().nullable(),
  aliases: z.array(z.string()),
  liveEverywhereAtMs: timeMs,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const linkQuery = pageQuery.extend({
  campaignId: z.string().max(40).optional(),
  publisherId: z.string().max(40).optional(),
  status: linkStatus.optional(),
  search: z.string().trim().max(120).optional(),
});

export type NewLink = z.infer<typeof newLink>;
export type LinkPatch = z.infer<typeof linkPatch>;
export type Link = z.infer<typeof link>;
export type LinkQuery = z.infer<typeof linkQuery>;
