import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import type { ConversionPolicy, Delivery } from "@cleverdrip/core";
import {
  updateCampaign,
  type CampaignChange,
  type CampaignRecord,
  type EventTypeRecord,
} from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { clickWindowMs, requirePolicy, withoutSecrets } from "./conversion-policy.ts";
import { deliveryParts, requireDeliverable } from "./delivery.ts";
import { DAY_MS, deliveryOf, policyOf, toCampaign } from "./entity.ts";
import { eventTypeRows } from "./event-types.ts";
import { getCampaign, requireCampaign } from "./get.ts";

type Terms = Omit<CampaignChange, "delivery" | "conversionPolicy">;

/** What of a campaign changes, each only where it differs from what there is. */
type Change = {
  readonly terms: Partial<Terms>;
  readonly delivery: Partial<Delivery>;
  readonly policy: Partial<ConversionPolicy>;
  readonly events: readonly EventTypeRecord[];
};

export async function changeCampaign(
  ctx: WorkspaceContext,
  id: string,
  patch: CampaignPatch,
): Promise<Campaign> {
  const current = await requireCampaign(ctx, id);
  const change = changeOf(ctx, current, patch);
  const { terms, delivery, policy, events } = change;
  if (Object.values(change).every(isEmpty)) return toCampaign(current, ctx);
  const known = deliveryOf(current);
  if (!isEmpty(delivery) || "destinationUrl" in terms || "fallbackUrl" in terms)
    await requireDeliverable(
      ctx,
      { campaignId: id, routing: known.routing },
      { ...current, ...terms, delivery: { ...known, ...delivery } },
    );
  if (!isEmpty(policy) || "attributionWindowMs" in terms) {
    const conversionPolicy = { ...current.conversionPolicy, ...policy };
    await requirePolicy(ctx, id, policyOf({ ...current, ...terms, conversionPolicy }));
  }
  const parts = {
    ...terms,
    ...(isEmpty(delivery) ? {} : { delivery }),
    ...(isEmpty(policy) ? {} : { conversionPolicy: policy }),
  };
  const audit = auditOf(ctx, current, change);
  await updateCampaign(ctx.control, ctx.workspaceId, id, parts, events, audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return getCampaign(ctx, id);
}

function changeOf(ctx: WorkspaceContext, current: CampaignRecord, patch: CampaignPatch): Change {
  const {
    attributionWindowDays: days,
    eventTypes,
    delivery = {},
    conversionPolicy,
    ...fields
  } = patch;
  const windowMs = days === undefined ? undefined : days * DAY_MS;
  const terms = changedFields<Terms>(current, {
    ...fields,
    attributionWindowMs: clickWindowMs(windowMs, conversionPolicy ?? {}),
  });
  const known = deliveryOf(current);
  const rows = eventTypeRows(ctx, current.id, eventTypes ?? [], current.eventTypes);
  return {
    terms,
    delivery: changedFields<Delivery>(known, deliveryParts(ctx, delivery, known)),
    policy: changedFields<ConversionPolicy>(policyOf(current), conversionPolicy ?? {}),
    events: rows.filter(
      (row) => !current.eventTypes.some((same) => isEmpty(changedFields(same, row))),
    ),
  };
}

function auditOf(
  ctx: WorkspaceContext,
  current: CampaignRecord,
  { terms, delivery, policy, events }: Change,
) {
  const touched = current.eventTypes.filter(({ id }) => events.some((event) => event.id === id));
  const part = (name: string, fields: object) => (isEmpty(fields) ? {} : { [name]: fields });
  return ctx.audit({
    action: "campaign.change",
    entity: "campaign",
    entityId: current.id,
    before: {
      ...priorFields<Terms>(current, terms),
      ...part("delivery", priorFields<Delivery>(deliveryOf(current), delivery)),
      ...part(
        "conversionPolicy",
        withoutSecrets(priorFields<ConversionPolicy>(policyOf(current), policy)),
      ),
      ...part("eventTypes", touched),
    },
    after: {
      ...terms,
      ...part("delivery", delivery),
      ...part("conversionPolicy", withoutSecrets(policy)),
      ...part("eventTypes", events),
    },
  });
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}
