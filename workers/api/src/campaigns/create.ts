import type { Campaign, NewCampaign } from "@cleverdrip/contract";
import { insertCampaign, type CampaignRecord } from "@cleverdrip/db";
import { requireDestination } from "../http/destination.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { DAY_MS, toCampaign } from "./entity.ts";
import { eventTypeRows } from "./event-types.ts";

const DEFAULT_WINDOW_DAYS = 30;

export async function createCampaign(ctx: WorkspaceContext, input: NewCampaign): Promise<Campaign> {
  requireDestination("destinationUrl", input.destinationUrl);
  requireDestination("fallbackUrl", input.fallbackUrl);
  const id = ctx.newId("cmp");
  const record: CampaignRecord = {
    id,
    workspaceId: ctx.workspaceId,
    name: input.name,
    status: "active",
    destinationUrl: input.destinationUrl,
    fallbackUrl: input.fallbackUrl ?? null,
    currency: input.currency,
    attributionWindowMs: (input.attributionWindowDays ?? DEFAULT_WINDOW_DAYS) * DAY_MS,
    version: 1,
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
    eventTypes: eventTypeRows(ctx, id, input.eventTypes, []),
  };
  const campaign = toCampaign(record);
  const audit = ctx.audit({
    action: "campaign.create",
    entity: "campaign",
    entityId: id,
    before: null,
    after: campaign,
  });
  await insertCampaign(ctx.control, ctx.workspaceId, record, audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return campaign;
}
