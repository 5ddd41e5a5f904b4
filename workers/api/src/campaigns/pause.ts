import type { Campaign } from "@cleverdrip/contract";
import { updateCampaign } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toCampaign } from "./entity.ts";
import { getCampaign, requireCampaign } from "./get.ts";

export function pauseCampaign(ctx: WorkspaceContext, id: string): Promise<Campaign> {
  return setStatus(ctx, id, "paused", "campaign.pause");
}

export function resumeCampaign(ctx: WorkspaceContext, id: string): Promise<Campaign> {
  return setStatus(ctx, id, "active", "campaign.resume");
}

/** Asking for what already is changes nothing and leaves no trace. */
async function setStatus(
  ctx: WorkspaceContext,
  id: string,
  status: Campaign["status"],
  action: string,
): Promise<Campaign> {
  const current = await requireCampaign(ctx, id);
  if (current.status === status) return toCampaign(current, ctx);
  const audit = ctx.audit({
    action,
    entity: "campaign",
    entityId: id,
    before: { status: current.status },
    after: { status },
  });
  await updateCampaign(ctx.control, ctx.workspaceId, id, { status }, [], audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return getCampaign(ctx, id);
}
