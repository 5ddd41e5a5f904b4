import type { CampaignLive } from "@cleverdrip/contract";
import { localDay } from "@cleverdrip/core";
import type { CampaignWindow } from "../consumer.ts";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireCampaign } from "./get.ts";

/** What the campaign's window object has in memory; `windowOf` is only asked for campaigns of this workspace. */
export async function liveCampaign(
  ctx: WorkspaceContext,
  id: string,
  windowOf: (workspaceId: string, campaignId: string) => CampaignWindow,
): Promise<CampaignLive> {
  await requireCampaign(ctx, id);
  try {
    const day = localDay(ctx.workspace.timezone, ctx.nowMs);
    return await windowOf(ctx.workspaceId, id).live(ctx.nowMs, day);
  } catch (error) {
    console.error({ event: "campaign.live-failed", campaignId: id, error: String(error) });
    throw new Refusal("unavailable", "the campaign's live counters do not answer; reports do");
  }
}
