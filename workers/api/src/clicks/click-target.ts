import { DEFAULT_DELIVERY, type CampaignSnapshot, type RouteTarget } from "@cleverdrip/core";
import { findCampaignVersion, findLink, type StoredClick } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/**
 * What a click was decided by. The campaign is that of its version; the state of link and publisher is what the stored
 * reason says of it, the workspace is today's.
 */
export async function clickTarget(ctx: WorkspaceContext, click: StoredClick): Promise<RouteTarget> {
  const { workspace, workspaceId } = ctx;
  const [campaign, link] = await Promise.all([
    campaignThen(ctx, click),
    findLink(ctx.control, workspaceId, click.linkId),
  ]);
  return {
    campaign,
    link: {
      version: click.linkVersion,
      id: click.linkId,
      number: link?.number ?? 0,
      workspaceId,
      campaignId: click.campaignId,
      publisherId: click.publisherId,
      slug: link?.slug ?? click.linkId,
      isPaused: click.reason === "A_PAUSED" && !campaign.isPaused,
      isPublisherPaused: click.reason === "A_NOT_APPROVED",
    },
    workspace: {
      version: workspace.version,
      id: workspaceId,
      name: workspace.name,
      fallbackUrl: workspace.fallbackUrl,
      dialects: workspace.dialects,
    },
  };
}

async function campaignThen(
  { control, workspaceId, workspace }: WorkspaceContext,
  click: StoredClick,
): Promise<CampaignSnapshot> {
  const { campaignId, snapshotVersion } = click;
  const row = await findCampaignVersion(control, workspaceId, campaignId, snapshotVersion);
  if (row === null) {
    throw new Refusal(
      "not-found",
      `click ${click.id} was decided by version ${snapshotVersion} of campaign ${campaignId}, which is not kept: its way cannot be explained`,
    );
  }
  const { version, name, currency, status, destinationUrl, fallbackUrl, delivery } = row;
  return {
    ...DEFAULT_DELIVERY,
    ...delivery,
    version,
    id: campaignId,
    workspaceId,
    name,
    currency,
    timezone: workspace.timezone,
    isPaused: status !== "active",
    destinationUrl,
    fallbackUrl,
  };
}
