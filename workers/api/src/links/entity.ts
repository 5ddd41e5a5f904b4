import type { Link } from "@cleverdrip/contract";
import type { LinkRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

type Place = Pick<WorkspaceContext, "trackingOrigin" | "everywhereMs">;

export function toLink(record: LinkRecord, { trackingOrigin, everywhereMs }: Place): Link {
  return {
    id: record.id,
    number: record.number,
    slug: record.slug,
    url: linkUrl(record, trackingOrigin),
    status: record.status,
    campaignId: record.campaignId,
    campaignName: record.campaignName,
    publisherId: record.publisherId,
    publisherName: record.publisherName,
    domainId: record.domainId,
    aliases: [...record.aliases],
    liveEverywhereAtMs: record.updatedAtMs + everywhereMs,
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
  };
}

/** A host of the customer serves nothing but links; the platform's own has them under /c. */
export function linkUrl(
  { hostname, slug }: Pick<LinkRecord, "hostname" | "slug">,
  trackingOrigin: string,
): string {
  return hostname === null ? `${trackingOrigin}/c/${slug}` : `https://${hostname}/${slug}`;
}
