import type { AttributionPolicy } from "@cleverdrip/core";
import {
  findJourneyEnds,
  storeViews,
  type ClickRecord,
  type RecordedBatch,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { attributeAgain } from "../conversions/attribute-again.ts";
import type { FactsDeps } from "../facts-deps.ts";

/**
 * Conversions may be stored before the clicks that they are attributed by: those are looked at once more, so that the order
 * of arrival leaves no trace. Also for batches that were stored before, because the first try may have ended in between.
 */
export async function settleJourneys(
  settings: WorkspaceSettings,
  batches: readonly RecordedBatch[],
  deps: FactsDeps,
): Promise<void> {
  if (settings.hotWindowDays === 0) return;
  const records = batches.flatMap(({ clicks }) => clicks.filter(isTouch));
  const policies = await policiesOf(settings.id, records, deps);
  const db = deps.eventsOf(settings.eventsShard);
  const views = records.filter(
    ({ kind, reason, campaignId }) =>
      kind === "impression" && reason === "OK" && policies.get(campaignId)?.viewThrough,
  );
  await storeViews(db, settings.id, views);
  const clicks = records.filter(({ kind }) => kind === "click");
  const clickIds = clicks.filter(hasJourney(policies)).map(({ id }) => id);
  const visitorIds = [...views, ...clicks.filter(({ reason }) => reason === "OK")]
    .filter(({ campaignId }) => policies.get(campaignId)?.rungs.includes("cookie"))
    .concat(clicks.filter(hasJourney(policies)))
    .map(({ visitorId }) => visitorId);
  if (clickIds.length + visitorIds.length === 0) return;
  const ends = await findJourneyEnds(db, settings.id, clickIds, [...new Set(visitorIds)]);
  for (const id of ends) await attributeAgain(settings.id, id, deps);
}

function isTouch({ kind }: ClickRecord): boolean {
  return kind === "click" || kind === "impression";
}

/** Under last click by a click id nothing depends on other clicks. */
function hasJourney(policies: ReadonlyMap<string, AttributionPolicy>) {
  return ({ campaignId }: ClickRecord) =>
    (policies.get(campaignId)?.model.kind ?? "last") !== "last";
}

async function policiesOf(
  workspaceId: string,
  records: readonly ClickRecord[],
  deps: FactsDeps,
): Promise<ReadonlyMap<string, AttributionPolicy>> {
  const ids = [...new Set(records.map(({ campaignId }) => campaignId))];
  const policies = await Promise.all(ids.map((id) => deps.attributionOf(workspaceId, id)));
  return new Map(
    ids.flatMap((id, i) => {
      const policy = policies[i] ?? null;
      return policy === null ? [] : [[id, policy] as const];
    }),
  );
}
