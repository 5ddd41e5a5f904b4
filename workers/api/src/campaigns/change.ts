import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import { updateCampaign, type CampaignChange, type EventTypeRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import { requireDestination } from "../http/destination.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { DAY_MS, toCampaign } from "./entity.ts";
import { eventTypeRows } from "./event-types.ts";
import { getCampaign, requireCampaign } from "./get.ts";

export async function changeCampaign(
  ctx: WorkspaceContext,
  id: string,
  patch: CampaignPatch,
): Promise<Campaign> {
  const current = await requireCampaign(ctx, id);
  requireDestination("destinationUrl", patch.destinationUrl);
  requireDestination("fallbackUrl", patch.fallbackUrl);
  const { attributionWindowDays: days, eventTypes, ...fields } = patch;
  const change: CampaignChange = changedFields<CampaignChange>(current, {
    ...fields,
    attributionWindowMs: days === undefined ? undefined : days * DAY_MS,
  });
  const rows = eventTypeRows(ctx, id, eventTypes ?? [], current.eventTypes);
  const events = rows.filter((row) => !current.eventTypes.some((known) => isSame(known, row)));
  if (Object.keys(change).length === 0 && events.length === 0) return toCampaign(current);
  const audit = ctx.audit({
    action: "campaign.change",
    entity: "campaign",
    entityId: id,
    before: {
      ...priorFields<CampaignChange>(current, change),
      ...namedEvents(current.eventTypes, events),
    },
    after: { ...change, ...namedEvents(events, events) },
  });
  await updateCampaign(ctx.control, ctx.workspaceId, id, change, events, audit);
  await ctx.publish([{ kind: "campaign", name: id }]);
  return getCampaign(ctx, id);
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
