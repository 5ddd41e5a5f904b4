import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import type { Delivery } from "@cleverdrip/core";
import { updateCampaign, type CampaignChange, type EventTypeRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { deliveryParts, requireDeliverable } from "./delivery.ts";
import { DAY_MS, deliveryOf, toCampaign } from "./entity.ts";
import { eventTypeRows } from "./event-types.ts";
import { getCampaign, requireCampaign } from "./get.ts";

type Terms = Omit<CampaignChange, "delivery">;

export async function changeCampaign(
  ctx: WorkspaceContext,
  id: string,
  patch: CampaignPatch,
): Promise<Campaign> {
  const current = await requireCampaign(ctx, id);
  const { attributionWindowDays: days, eventTypes, delivery: given = {}, ...fields } = patch;
  const terms = changedFields<Terms>(current, {
    ...fields,
    attributionWindowMs: days === undefined ? undefined : days * DAY_MS,
  });
  const known = deliveryOf(current);
  const parts = changedFields<Delivery>(known, deliveryParts(ctx, given, known));
  const rows = eventTypeRows(ctx, id, eventTypes ?? [], current.eventTypes);
  const events = rows.filter((row) => !current.eventTypes.some((same) => isSame(same, row)));
  if (isEmpty(terms) && isEmpty(parts) && events.length === 0)
    return toCampaign(current, ctx.everywhereMs);
  if (!isEmpty(parts) || "destinationUrl" in terms || "fallbackUrl" in terms)
    await requireDeliverable(
      ctx,
      { campaignId: id, routing: known.routing },
      { ...current, ...terms, delivery: { ...known, ...parts } },
    );
  const change = isEmpty(parts) ? terms : { ...terms, delivery: parts };
  const audit = ctx.audit({
    action: "campaign.change",
    entity: "campaign",
    entityId: id,
    before: {
      ...priorFields<Terms>(current, terms),
      ...(isEmpty(parts) ? {} : { delivery: priorFields<Delivery>(known, parts) }),
      ...namedEvents(current.eventTypes, events),
    },
    after: { ...change, ...namedEvents(events, events) },
  });
  await updateCampaign(ctx.control, ctx.workspaceId, id, change, events, audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return getCampaign(ctx, id);
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}

function isSame(a: EventTypeRecord, b: EventTypeRecord): boolean {
  return (
    a.name === b.name &&
    a.payoutModel === b.payoutModel &&
    a.payoutMicros === b.payoutMicros &&
    a.payoutPpm === b.payoutPpm &&
    a.revenueMicros === b.revenueMicros
  );
}

/** For the audit: those of `from` that the change touches. */
function namedEvents(from: readonly EventTypeRecord[], touched: readonly EventTypeRecord[]) {
  const ids = new Set(touched.map((event) => event.id));
  const eventTypes = from.filter((event) => ids.has(event.id));
  return eventTypes.length === 0 ? {} : { eventTypes };
}
