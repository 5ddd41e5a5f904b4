import type { ClickBatch, LiveEvents } from "@cleverdrip/contract";
import { DEFAULT_DELIVERY } from "@cleverdrip/core";
import {
  isMoving,
  movingError,
  storeClicks,
  type RecordedBatch,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { giveClicks } from "../fraud/give-clicks.ts";
import { keepBody } from "../queue/letter-body.ts";
import type { CountingRules } from "../window/observation.ts";
import { enrichClick } from "./enrich-click.ts";
import { judgeClicks, type EnrichedBatch } from "./judge-clicks.ts";
import { logClicks } from "./log-clicks.ts";
import { priceClicks } from "./price-clicks.ts";
import { settleJourneys } from "./settle-journeys.ts";
import { splitBatch, type WorkspaceBatch } from "./split-batch.ts";

/** Recorded requests, not batches. */
export type StoreSummary = {
  readonly stored: number;
  readonly duplicates: number;
  /** Workspaces that are moving, whose part is to be given again; left out where there are none. */
  readonly moving?: readonly string[];
};

const NEWEST_SHOWN = 10;

/**
 * The click path: campaign windows, LOG with their verdicts, then one atomic write of ledger, rollups and rows per workspace. Throws when any
 * part could not be made durable; calling again with the same batches is safe and stores only what is missing.
 */
export async function storeBatches(
  batches: readonly ClickBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const summaries = await Promise.all(
    [...byWorkspace(batches)].map(([workspaceId, own]) =>
      storeUnlessMoving(workspaceId, own, deps),
    ),
  );
  const stored = summaries.reduce((sum, part) => sum + part.stored, 0);
  const duplicates = summaries.reduce((sum, part) => sum + part.duplicates, 0);
  const moving = summaries.flatMap((part) => part.moving ?? []);
  console.log({ event: "clicks.stored", batches: batches.length, stored, duplicates });
  return { stored, duplicates, ...(moving.length === 0 ? {} : { moving }) };
}

/** The same, where a part that is to be given again is as bad as none. */
export async function storeWhole(
  batches: readonly ClickBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const summary = await storeBatches(batches, deps);
  if (summary.moving !== undefined) throw movingError(summary.moving);
  return summary;
}

/** A workspace that moves must not keep the others of its batches waiting. */
async function storeUnlessMoving(
  workspaceId: string,
  batches: readonly WorkspaceBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  try {
    return await storeOfWorkspace(workspaceId, batches, deps);
  } catch (error) {
    if (!isMoving(error)) throw error;
    deps.forgetSettings(workspaceId);
    return { stored: 0, duplicates: 0, moving: [workspaceId] };
  }
}

function byWorkspace(batches: readonly ClickBatch[]): Map<string, WorkspaceBatch[]> {
  const result = new Map<string, WorkspaceBatch[]>();
  const once = new Map(batches.map((batch) => [batch.batchId, batch]));
  for (const batch of once.values()) {
    for (const [workspaceId, own] of splitBatch(batch)) {
      const list = result.get(workspaceId);
      if (list === undefined) result.set(workspaceId, [own]);
      else list.push(own);
    }
  }
  return result;
}

async function storeOfWorkspace(
  workspaceId: string,
  batches: readonly WorkspaceBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const settings = await deps.settingsOf(workspaceId);
  if (settings === null) return keepUnowned(workspaceId, batches, deps);
  const rulesOf = await readRules(settings, batches, deps);
  const enriched = await enrich(batches, rulesOf, deps);
  const verdicts = await judgeClicks(workspaceId, rulesOf, enriched, deps);
  const judged = await priceClicks(workspaceId, verdicts, deps);
  await logClicks(workspaceId, rulesOf, enriched, judged, deps);
  const newIds = await storeClicks(deps.eventsOf(settings.eventsShard), workspaceId, judged, {
    timezone: settings.timezone,
    keepsRows: settings.hotWindowDays > 0,
    attempt: deps.attempt,
    nowMs: deps.nowMs,
  });
  await settleJourneys(settings, judged, deps);
  const isNew = new Set(newIds);
  const stored = judged.filter((batch) => isNew.has(batch.batchId));
  if (stored.length > 0) {
    await Promise.all([tell(settings, stored, deps), giveClicks(workspaceId, stored, deps)]);
  }
  return { stored: count(stored), duplicates: count(judged) - count(stored) };
}

async function readRules(
  settings: WorkspaceSettings,
  batches: readonly WorkspaceBatch[],
  deps: FactsDeps,
): Promise<Map<string, CountingRules>> {
  const campaignIds = new Set(batches.flatMap((b) => b.clicks.map((click) => click.campaignId)));
  const rules = [...campaignIds].map(async (campaignId): Promise<[string, CountingRules]> => {
    const counting = await deps.countingOf(settings.id, campaignId);
    return [campaignId, { ...counting, timezone: settings.timezone }];
  });
  return new Map(await Promise.all(rules));
}

async function enrich(
  batches: readonly WorkspaceBatch[],
  rulesOf: ReadonlyMap<string, CountingRules>,
  deps: FactsDeps,
): Promise<EnrichedBatch[]> {
  return Promise.all(
    batches.map(async ({ clicks, ...batch }) => ({
      ...batch,
      clicks: await Promise.all(
        clicks.map((click) =>
          enrichClick(click, rulesOf.get(click.campaignId) ?? DEFAULT_DELIVERY, deps.hashAddress),
        ),
      ),
    })),
  );
}

/** Live views are told last and may miss it: the facts are durable by then, and the next batch shows them. */
async function tell(
  settings: WorkspaceSettings,
  batches: readonly RecordedBatch[],
  deps: FactsDeps,
) {
  const newest = batches
    .flatMap((batch) => batch.clicks.filter(({ kind }) => kind === "click"))
    .slice(-NEWEST_SHOWN);
  const clicks: LiveEvents["clicks"] = newest.map(
    ({ id, atMs, campaignId, publisherId, country, device, reason }) => ({
      id,
      atMs,
      campaignId,
      publisherId,
      country,
      device,
      reason,
    }),
  );
  await deps.notify(settings, { type: "events", clicks, conversions: [] });
}

/** Clicks of a workspace that is not there any more are kept aside with their reason, never dropped. */
async function keepUnowned(
  workspaceId: string,
  batches: readonly WorkspaceBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const letters = batches
    .filter(({ clicks }) => clicks.length > 0)
    .map(({ batchId, clicks }) => ({
      id: `${workspaceId}:${batchId}`,
      queue: "clicks",
      receivedAtMs: deps.nowMs,
      attempts: 1,
      reason: `no workspace ${workspaceId}`,
      ...keepBody({ v: 3, kind: "clicks", batchId, origin: null, clicks }),
      bodyKey: null,
      subject: `unowned:${workspaceId}:${batchId}`,
      owners: [],
    }));
  await deps.keepDead(letters);
  return { stored: 0, duplicates: 0 };
}

function count(batches: readonly RecordedBatch[]): number {
  return batches.reduce((sum, batch) => sum + batch.clicks.length, 0);
}
