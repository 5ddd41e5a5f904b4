import type { Campaign, NewCampaign } from "@cleverdrip/contract";
import {
  DEFAULT_CONVERSION_POLICY,
  DEFAULT_DELIVERY,
  type ConversionPolicy,
  type Delivery,
} from "@cleverdrip/core";
import { insertCampaign, type CampaignRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { changedFields } from "../changed-fields.ts";
import { clickWindowMs, requirePolicy, withoutSecrets } from "./conversion-policy.ts";
import { deliveryParts, requireDeliverable } from "./delivery.ts";
import { DAY_MS, deliveryOf, policyOf, toCampaign } from "./entity.ts";
import { eventTypeRows } from "./event-types.ts";

const DEFAULT_WINDOW_DAYS = 30;

export async function createCampaign(ctx: WorkspaceContext, input: NewCampaign): Promise<Campaign> {
  const policy = input.conversionPolicy ?? {};
  const days = input.attributionWindowDays ?? DEFAULT_WINDOW_DAYS;
  const asked = input.attributionWindowDays === undefined ? undefined : days * DAY_MS;
  const given = deliveryParts(ctx, input.delivery ?? {}, DEFAULT_DELIVERY);
  const id = ctx.newId("cmp");
  const record: CampaignRecord = {
    id,
    workspaceId: ctx.workspaceId,
    name: input.name,
    status: "active",
    destinationUrl: input.destinationUrl,
    fallbackUrl: input.fallbackUrl ?? null,
    currency: input.currency,
    attributionWindowMs: clickWindowMs(asked, policy) ?? days * DAY_MS,
    delivery: changedFields<Delivery>(DEFAULT_DELIVERY, given),
    conversionPolicy: changedFields<ConversionPolicy>(DEFAULT_CONVERSION_POLICY, policy),
    version: 1,
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
    eventTypes: eventTypeRows(ctx, id, input.eventTypes, []),
  };
  await requireDeliverable(ctx, null, { ...record, delivery: deliveryOf(record) });
  await requirePolicy(ctx, null, policyOf(record));
  const campaign = toCampaign(record, ctx);
  const audit = ctx.audit({
    action: "campaign.create",
    entity: "campaign",
    entityId: id,
    before: null,
    after: { ...campaign, conversionPolicy: withoutSecrets(campaign.conversionPolicy) },
  });
  await insertCampaign(ctx.control, ctx.workspaceId, record, audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return campaign;
}
