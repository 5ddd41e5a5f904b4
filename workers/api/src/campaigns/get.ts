import type { Campaign } from "@cleverdrip/contract";
import { findCampaign, type CampaignRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toCampaign } from "./entity.ts";

export async function getCampaign(ctx: WorkspaceContext, id: string): Promise<Campaign> {
  return toCampaign(await requireCampaign(ctx, id), ctx);
}

export async function requireCampaign(ctx: WorkspaceContext, id: string): Promise<CampaignRecord> {
  const record = await findCampaign(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("campaign", id);
  return record;
}
