import type { ClickBatch, ClickEvent, LiveEvents } from "@cleverdrip/contract";
import { storeClicks, type RecordedBatch, type WorkspaceSettings } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { segmentName } from "../log/append-log.ts";
import { enrichClick } from "./enrich-click.ts";
import { judgeUnique, type EnrichedBatch } from "./judge-unique.ts";

/** Clicks, not batches. */
export type StoreSummary = { readonly stored: number; readonly duplicates: number };

const NEWEST_SHOWN = 10;

/**
 * The click path: LOG, campaign window, then one atomic write of ledger, rollups and rows per workspace. Throws when any
 * part could not be made durable; calling again with the same batches is safe and stores only what is missing.
 */
export async function storeBatches(
  batches: readonly ClickBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const summaries = await Promise.all(
    [...byWorkspace(batches)].map(([workspaceId, own]) => storeOfWorkspace(workspaceId, own, deps)),
  );
  const stored = summaries.reduce((sum, part) => sum + part.stored, 0);
  const duplicates = summaries.reduce((sum, part) => sum + part.duplicates, 0);
  console.log({ event: "clicks.stored", batches: batches.length, stored, duplicates });
  return { stored, duplicates };
}

type PartialBatch = { readonly batchId: string; readonly clicks: readonly ClickEvent[] };

/** An isolate serves many workspaces, so one packed message may carry clicks of several. */
function byWorkspace(batches: readonly ClickBatch[]): Map<string, PartialBatch[]> {
  const result = new Map<string, PartialBatch[]>();
  const seen = new Set<string>();
  for (const { batchId, clicks } of batches) {
    if (seen.has(batchId)) continue;
    seen.add(batchId);
    for (const [workspaceId, own] of Map.groupBy(clicks, (click) => click.workspaceId)) {
      const list = result.get(workspaceId);
      if (list === undefined) result.set(workspaceId, [{ batchId, clicks: own }]);
      else list.push({ batchId, clicks: own });
    }
  }
  return result;
}

async function storeOfWorkspace(
  workspaceId: string,
  batches: readonly PartialBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  const settings = await deps.settingsOf(workspaceId);
  if (settings === null) return keepUnowned(workspaceId, batches, deps);
  const enriched = await enrich(batches, deps);
  await logClicks(workspaceId, enriched, deps);
  const judged = await judgeUnique(workspaceId, settings.timezone, enriched, deps);
  const newIds = await storeClicks(deps.eventsOf(settings.eventsShard), workspaceId, judged, {
    timezone: settings.timezone,
    keepsRows: settings.hotWindowDays > 0,
    attempt: deps.attempt,
    nowMs: deps.nowMs,
  });
  const isNew = new Set(newIds);
  const stored = judged.filter((batch) => isNew.has(batch.batchId));
  if (stored.length > 0) await tell(settings, stored, deps);
  return { stored: count(stored), duplicates: count(judged) - count(stored) };
}

async function enrich(batches: readonly PartialBatch[], deps: FactsDeps): Promise<EnrichedBatch[]> {
  return Promise.all(
    batches.map(async ({ batchId, clicks }) => ({
      batchId,
      clicks: await Promise.all(
        clicks.map(async (click) =>
          enrichClick(click, await deps.hashAddress(click.ip, click.atMs)),
        ),
      ),
    })),
  );
}

async function logClicks(workspaceId: string, batches: readonly EnrichedBatch[], deps: FactsDeps) {
  await deps.appendLog({
    workspaceId,
    kind: "clicks",
    name: await segmentName(batches.map((batch) => batch.batchId)),
    atMs: batches[0]?.clicks[0]?.record.atMs ?? deps.nowMs,
    lines: batches.flatMap(({ batchId, clicks }) =>
      clicks.map(({ record, visitorKeys }) => ({ v: 1, batchId, ...record, visitorKeys })),
    ),
  });
}

/** Live views are told last and may miss it: the facts are durable by then, and the next batch shows them. */
async function tell(
  settings: WorkspaceSettings,
  batches: readonly RecordedBatch[],
  deps: FactsDeps,
) {
  const newest = batches.flatMap((batch) => batch.clicks).slice(-NEWEST_SHOWN);
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
  batches: readonly PartialBatch[],
  deps: FactsDeps,
): Promise<StoreSummary> {
  await deps.keepDead(
    batches.map(({ batchId, clicks }) => ({
      id: `${workspaceId}:${batchId}`,
      queue: "clicks",
      receivedAtMs: deps.nowMs,
      attempts: 1,
      reason: `no workspace ${workspaceId}`,
      body: JSON.stringify({ v: 1, kind: "clicks", batchId, clicks }),
    })),
  );
  return { stored: 0, duplicates: 0 };
}

function count(batches: readonly RecordedBatch[]): number {
  return batches.reduce((sum, batch) => sum + batch.clicks.length, 0);
}
