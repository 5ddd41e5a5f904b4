import type { Link } from "@cleverdrip/contract";
import type { LinkRecord } from "@cleverdrip/db";

export function toLink(record: LinkRecord, trackingOrigin: string): Link {
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
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
  };
}

/** A host of the customer serves nothing but links; the platform's own has them under /c. */
function linkUrl({ hostname, slug }: LinkRecord, trackingOrigin: string): string {
  return hostname === null ? `${trackingOrigin}/c/${slug}` : `https://${hostname}/${slug}`;
}
