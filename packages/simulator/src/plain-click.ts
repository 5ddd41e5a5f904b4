import type { ClickEvent } from "@cleverdrip/contract";
import { visitorOfClick } from "@cleverdrip/core";

type Owner = Pick<ClickEvent, "workspaceId" | "campaignId" | "publisherId" | "linkId">;

/** What the tracker records of somebody's first click of an ordinary link, beside what the browser says and brings along. */
export function plainClick(
  id: string,
  atMs: number,
  { workspaceId, campaignId, publisherId, linkId }: Owner,
) {
  return {
    kind: "click" as const,
    id,
    atMs,
    workspaceId,
    campaignId,
    publisherId,
    linkId,
    currency: "USD",
    visitorId: visitorOfClick(id),
    isReturning: false,
    reason: "OK",
    snapshotVersion: 1,
    linkVersion: 1,
    routeId: "",
    variantId: "",
    landingId: "",
    isKnown: false,
    isRemembered: false,
    isCut: false,
  };
}
