import { localDay } from "@cleverdrip/core";
import type { RecordedBatch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { Observation } from "../window/window-state.ts";
import type { EnrichedClick } from "./enrich-click.ts";

export type EnrichedBatch = { readonly batchId: string; readonly clicks: readonly EnrichedClick[] };

/** Asks each campaign's window, in parallel, which clicks are the first of their visitor that day. */
export async function judgeUnique(
  workspaceId: string,
  timezone: string,
  batches: readonly EnrichedBatch[],
  deps: Pick<FactsDeps, "observe">,
): Promise<RecordedBatch[]> {
  const campaigns = new Set(
    batches.flatMap((b) => b.clicks.map((click) => click.record.campaignId)),
  );
  const isUnique = new Map<string, boolean>();
  await Promise.all(
    [...campaigns].map(async (campaignId) => {
      const parts = batchesOf(campaignId, batches);
      const verdicts = await observeOrGuess(workspaceId, campaignId, timezone, parts, deps);
      parts.forEach(({ clicks }, b) => {
        clicks.forEach((click, i) => isUnique.set(click.record.id, verdicts[b]?.[i] ?? false));
      });
    }),
  );
  return batches.map(({ batchId, clicks }) => ({
    batchId,
    clicks: clicks.map(({ record }) => ({ ...record, isUnique: isUnique.get(record.id) ?? false })),
  }));
}

function batchesOf(campaignId: string, batches: readonly EnrichedBatch[]): EnrichedBatch[] {
  return batches
    .map(({ batchId, clicks }) => ({
      batchId,
      clicks: clicks.filter((click) => click.record.campaignId === campaignId),
    }))
    .filter(({ clicks }) => clicks.length > 0);
}

/** A window that does not answer must not hold up the facts: then a click without our cookie counts as unique. */
async function observeOrGuess(
  workspaceId: string,
  campaignId: string,
  timezone: string,
  batches: readonly EnrichedBatch[],
  deps: Pick<FactsDeps, "observe">,
): Promise<readonly (readonly boolean[])[]> {
  const observations: Observation[] = batches.map(({ batchId, clicks }) => ({
    batchId,
    clicks: clicks.map(({ record, visitorKeys }) => ({
      atMs: record.atMs,
      day: localDay(timezone, record.atMs),
      isPayable: record.reason === "OK",
      visitorKeys,
    })),
  }));
  try {
    return await deps.observe(workspaceId, campaignId, observations);
  } catch (error) {
    console.error({ event: "window.failed", workspaceId, campaignId, error: String(error) });
    return observations.map(({ clicks }) =>
      clicks.map((click) => click.isPayable && click.visitorKeys.length > 1),
    );
  }
}
