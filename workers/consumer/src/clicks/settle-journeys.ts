import type { AttributionPolicy, Rung } from "@cleverdrip/core";
import {
  findJourneyEnds,
  storeFingerprints,
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
  const { records, policies, views } = await storeTouches(settings, batches, deps);
  const db = deps.eventsOf(settings.eventsShard);
  const clicks = records.filter(({ kind }) => kind === "click");
  const clickIds = clicks.filter(hasJourney(policies)).map(({ id }) => id);
  const visitorIds = [...views, ...clicks.filter(({ reason }) => reason === "OK")]
    .filter(({ campaignId }) => FINDERS.some((rung) => hasRung(policies, campaignId, rung)))
    .concat(clicks.filter(hasJourney(policies)))
    .map(({ visitorId }) => visitorId);
  if (clickIds.length + visitorIds.length === 0) return;
  const ends = await findJourneyEnds(db, settings.id, clickIds, [...new Set(visitorIds)]);
  for (const id of ends) await attributeAgain(settings.id, id, deps);
}

/** Rungs by which a report is tied to its visitor's clicks. */
const FINDERS: readonly Rung[] = ["cookie", "fingerprint"];

function hasRung(policies: Touches["policies"], campaignId: string, rung: Rung): boolean {
  return policies.get(campaignId)?.rungs.includes(rung) ?? false;
}

type Touches = {
  readonly records: readonly ClickRecord[];
  readonly policies: ReadonlyMap<string, AttributionPolicy>;
  readonly views: readonly ClickRecord[];
};

/** Keeps the views and fingerprints that attribution may look at; says which views, and by whose rules. */
export async function storeTouches(
  settings: WorkspaceSettings,
  batches: readonly RecordedBatch[],
  deps: Pick<FactsDeps, "eventsOf" | "attributionOf">,
): Promise<Touches> {
  if (settings.hotWindowDays === 0) return { records: [], policies: new Map(), views: [] };
  const records = batches.flatMap(({ clicks }) => clicks.filter(isTouch));
  const policies = await policiesOf(settings.id, records, deps);
  const views = records.filter(
    ({ kind, reason, campaignId }) =>
      kind === "impression" && reason === "OK" && policies.get(campaignId)?.viewThrough,
  );
  const traced = records.filter(
    ({ kind, reason, campaignId }) =>
      kind === "click" && reason === "OK" && hasRung(policies, campaignId, "fingerprint"),
  );
  const db = deps.eventsOf(settings.eventsShard);
  await storeViews(db, settings.id, views);
  await storeFingerprints(db, settings.id, traced);
  return { records, policies, views };
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
  deps: Pick<FactsDeps, "attributionOf">,
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
