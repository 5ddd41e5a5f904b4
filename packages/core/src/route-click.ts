import type { ClickReason } from "./reason.ts";
import type { CampaignSnapshot, LinkSnapshot, WorkspaceSnapshot } from "./snapshot.ts";

export type RouteTarget = {
  readonly link: LinkSnapshot;
  readonly campaign: CampaignSnapshot;
  readonly workspace: WorkspaceSnapshot | null;
};

export type RouteRequest = {
  readonly method: "GET" | "HEAD";
  /** Value of Sec-Purpose or Purpose, "" without one. */
  readonly purpose: string;
};

/** `template` still has its macros. A refused click has nowhere to go. Each one is recorded under its reason. */
export type Route =
  | { readonly kind: "accepted"; readonly reason: ClickReason; readonly template: string }
  | { readonly kind: "diverted"; readonly reason: ClickReason; readonly template: string }
  | { readonly kind: "refused"; readonly reason: ClickReason };

/** Where a click goes: the campaign's destination, else its fallback, else the workspace's. */
export function routeClick(
  { link, campaign, workspace }: RouteTarget,
  request: RouteRequest,
): Route {
  const obstacle = findObstacle(link, campaign);
  if (obstacle === null) {
    return { kind: "accepted", reason: requestReason(request), template: campaign.destinationUrl };
  }
  const fallback = campaign.fallbackUrl ?? workspace?.fallbackUrl ?? null;
  if (fallback === null) return { kind: "refused", reason: obstacle };
  return { kind: "diverted", reason: obstacle, template: fallback };
}

function findObstacle(link: LinkSnapshot, campaign: CampaignSnapshot): ClickReason | null {
  if (link.isPaused || campaign.isPaused) return "A_PAUSED";
  if (link.isPublisherPaused) return "A_NOT_APPROVED";
  return null;
}

/** HEAD and prefetch are redirected like any other request, recorded, and left out of payable counts. */
function requestReason({ method, purpose }: RouteRequest): ClickReason {
  if (method === "HEAD") return "Q_HEAD";
  return purpose.includes("prefetch") || purpose.includes("preview") ? "Q_PREFETCH" : "OK";
}
