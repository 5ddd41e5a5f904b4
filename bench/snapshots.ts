import type { CampaignSnapshot, LinkSnapshot, WorkspaceSnapshot } from "@cleverdrip/core";
import { snapshotKey } from "@cleverdrip/edge-config";

export const slug = "bench-link";

const link: LinkSnapshot = {
  version: 1,
  id: "lnk_bench",
  number: 1,
  workspaceId: "wsp_bench",
  campaignId: "cmp_bench",
  publisherId: "pub_bench",
  slug,
  isPaused: false,
  isPublisherPaused: false,
};

const campaign: CampaignSnapshot = {
  version: 1,
  id: link.campaignId,
  workspaceId: link.workspaceId,
  name: "Bench",
  currency: "USD",
  isPaused: false,
  destinationUrl: "https://example.com/landing?click_id={clickid}&sub={sub1}&geo={country}",
  fallbackUrl: null,
};

const workspace: WorkspaceSnapshot = {
  version: 1,
  id: link.workspaceId,
  name: "Bench",
  fallbackUrl: null,
};

/** One published link with everything behind it, as KV would hold it. */
export const snapshotValues: Readonly<Record<string, string>> = {
  [snapshotKey("link", slug)]: JSON.stringify(link),
  [snapshotKey("campaign", campaign.id)]: JSON.stringify(campaign),
  [snapshotKey("workspace", workspace.id)]: JSON.stringify(workspace),
};
