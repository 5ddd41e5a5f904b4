import type { SmartLink } from "@cleverdrip/contract";
import type { SmartLinkRecord } from "@cleverdrip/db";
import { linkUrl } from "../links/entity.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export function toSmartLink(
  record: SmartLinkRecord,
  { trackingOrigin, everywhereMs }: Pick<WorkspaceContext, "trackingOrigin" | "everywhereMs">,
): SmartLink {
  return {
    id: record.id,
    name: record.name,
    slug: record.slug,
    url: linkUrl(record, trackingOrigin),
    status: record.status,
    publisherId: record.publisherId,
    publisherName: record.publisherName,
    domainId: record.domainId,
    members: record.members.map((member) => ({ ...member })),
    liveEverywhereAtMs: record.updatedAtMs + everywhereMs,
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
  };
}
