import { localDay, type Verdict } from "@cleverdrip/core";
import type { BatchCount, RecordedBatch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import {
  NOT_PAYABLE,
  readVerdicts,
  type CountingRules,
  type Observation,
} from "../window/observation.ts";
import type { EnrichedClick } from "./enrich-click.ts";

export type EnrichedBatch = {
  readonly batchId: string;
  readonly count: BatchCount | null;
  readonly clicks: readonly EnrichedClick[];
};

/**
 * Asks each campaign's window, in parallel, which clicks are duplicates and which are the first of their visitor. Only
 * clicks are asked about: impressions and click-throughs are counted as they are.
 */
export async function judgeClicks(
  workspaceId: string,
  rulesOf: ReadonlyMap<string, CountingRules>,
  batches: readonly EnrichedBatch[],
  deps: Pick<FactsDeps, "observe">,
): Promise<RecordedBatch[]> {
  const verdictOf = new Map<EnrichedClick, Verdict>();
  const silent = new Set<string>();
  await Promise.all(
    [...rulesOf].map(async ([campaignId, rules]) => {
      const parts = batchesOf(campaignId, batches);
      if (parts.length === 0) return;
      const observed = await observe(workspaceId, campaignId, rules, parts, deps);
      if (observed === null) silent.add(campaignId);
      const verdicts = observed ?? parts.map(guess);
      parts.forEach(({ clicks }, b) => {
        clicks.forEach((click, i) => verdictOf.set(click, verdicts[b]?.[i] ?? NOT_PAYABLE));
      });
    }),
  );
  return batches.map(({ batchId, count, clicks }) => ({
    batchId,
    count,
    clicks: clicks.map((click) => judged(click, verdictOf.get(click) ?? NOT_PAYABLE)),
    ...guessedOf(clicks, silent),
  }));
}

function guessedOf(clicks: readonly EnrichedClick[], silent: ReadonlySet<string>) {
  if (silent.size === 0) return {};
  const asked = clicks.filter(
    ({ record: { kind, campaignId } }) => kind === "click" && silent.has(campaignId),
  );
  const guessed = new Set(asked.map(({ record }) => record.campaignId));
  return guessed.size === 0 ? {} : { guessed: [...guessed].toSorted().join() };
}

function judged({ record }: EnrichedClick, verdict: Verdict): RecordedBatch["clicks"][number] {
  const { isDuplicate, ...uniqueness } = verdict;
  return { ...record, ...uniqueness, reason: isDuplicate ? "D_CLICK" : record.reason };
}

function batchesOf(campaignId: string, batches: readonly EnrichedBatch[]): EnrichedBatch[] {
  return batches
    .map((batch) => ({
      ...batch,
      clicks: batch.clicks.filter(
        ({ record }) => record.campaignId === campaignId && record.kind === "click",
      ),
    }))
    .filter(({ clicks }) => clicks.length > 0);
}

/** null where the window does not answer: that must not hold up the facts. */
async function observe(
  workspaceId: string,
  campaignId: string,
  rules: CountingRules,
  batches: readonly EnrichedBatch[],
  deps: Pick<FactsDeps, "observe">,
): Promise<readonly (readonly Verdict[])[] | null> {
  const observations = batches.map((batch) => observationOf(batch, rules.timezone));
  try {
    const letters = await deps.observe(workspaceId, campaignId, observations, rules);
    return letters.map(readVerdicts);
  } catch (error) {
    console.error({ event: "window.failed", workspaceId, campaignId, error: String(error) });
    return null;
  }
}

/** Without its window a click without our cookie counts as a first one. */
function guess({ clicks }: EnrichedBatch): readonly Verdict[] {
  return clicks.map(({ record, visitorKeys }) => {
    const isFirst = record.reason === "OK" && visitorKeys.length > 1;
    return { isUnique: isFirst, isNewVisitor: isFirst, isDuplicate: false };
  });
}

function observationOf({ batchId, clicks }: EnrichedBatch, timezone: string): Observation {
  return {
    batchId,
    clicks: clicks.map(({ record, visitorKeys, duplicateKeys }) => ({
      id: record.id,
      atMs: record.atMs,
      day: localDay(timezone, record.atMs),
      isPayable: record.reason === "OK",
      publisherId: record.publisherId,
      linkId: record.linkId,
      visitorKeys,
      duplicateKeys,
    })),
  };
}
