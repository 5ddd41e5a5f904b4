import { CURRENT_RULES, hourStartMs } from "@cleverdrip/core";
import type { RecordedBatch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { BatchLine, ClickLine, JudgedBy } from "../log/click-line.ts";
import { segmentName } from "../log/segment-key.ts";
import type { CountingRules } from "../window/observation.ts";
import type { EnrichedBatch } from "./judge-clicks.ts";

type Logged = {
  readonly batchId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly lines: readonly (BatchLine | ClickLine)[];
};

/**
 * Writes batches to the log as they are about to be stored: from it every fact and bucket can be made again without asking
 * anybody. Batches of one hour share an object.
 */
export async function logClicks(
  workspaceId: string,
  rulesOf: ReadonlyMap<string, CountingRules>,
  enriched: readonly EnrichedBatch[],
  judged: readonly RecordedBatch[],
  deps: Pick<FactsDeps, "appendLog" | "nowMs">,
): Promise<void> {
  const logged = judged.map((batch, i) =>
    linesOf(batch, enriched[i], judgedBy(batch, rulesOf), deps.nowMs),
  );
  const hours = Map.groupBy(logged, ({ fromMs }) => hourStartMs(fromMs));
  await Promise.all(
    [...hours.values()].map(async (batches) =>
      deps.appendLog({
        workspaceId,
        kind: "clicks",
        name: await segmentName(batches.map(({ batchId }) => batchId)),
        atMs: Math.min(...batches.map(({ fromMs }) => fromMs)),
        toMs: Math.max(...batches.map(({ toMs }) => toMs)),
        lines: batches.flatMap(({ lines }) => lines),
      }),
    ),
  );
}

function linesOf(
  { batchId, count, clicks, guessed }: RecordedBatch,
  enriched: EnrichedBatch | undefined,
  by: JudgedBy,
  nowMs: number,
): Logged {
  const times = clicks.map(({ atMs }) => atMs);
  const head: BatchLine = {
    v: 3,
    kind: "batch",
    batchId,
    count,
    clicks: clicks.length,
    judgedBy: by,
    ...(guessed === undefined ? {} : { guessed }),
  };
  const lines = clicks.map((click, i): ClickLine => {
    const { visitorKeys = [], duplicateKeys = [], cameAs } = enriched?.clicks[i] ?? {};
    const came = cameAs === undefined || cameAs === click.reason ? {} : { cameAs };
    return { v: 3, batchId, ...click, ...came, visitorKeys, duplicateKeys };
  });
  // A batch without clicks says what was lost, and nothing of when.
  const fromMs = times.reduce((least, atMs) => Math.min(least, atMs), times[0] ?? nowMs);
  const toMs = times.reduce((most, atMs) => Math.max(most, atMs), fromMs);
  return { batchId, fromMs, toMs, lines: [head, ...lines] };
}

function judgedBy(
  { clicks }: RecordedBatch,
  rulesOf: ReadonlyMap<string, CountingRules>,
): JudgedBy {
  const windows = [...rulesOf].flatMap(([campaignId, rules]): [string, [number, number]][] => {
    if (!clicks.some((click) => click.campaignId === campaignId)) return [];
    return [[campaignId, [rules.duplicates.windowSeconds, rules.uniqueWindowDays]]];
  });
  const timezone = [...rulesOf.values()][0]?.timezone ?? "UTC";
  return { rules: CURRENT_RULES.version, timezone, windows: Object.fromEntries(windows) };
}
