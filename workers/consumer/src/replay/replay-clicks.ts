import { settleApplied, storeClicks, type BatchCount, type RecordedBatch } from "@cleverdrip/db";
import { storeTouches } from "../clicks/settle-journeys.ts";
import type { BatchLine, ClickLine } from "../log/click-line.ts";
import { listSegments, readSegment } from "../log/read-log.ts";
import { storedCopies } from "../log/stored-copy.ts";
import type { Replayed, ReplayDeps, ReplayRange } from "./replay-deps.ts";

/** Batches of one call to the database. */
const BATCHES = 40;

/** Stores the batches that begin in an hour, as they were judged and priced; those in the batch ledger change nothing. */
export async function replayClicks(hour: ReplayRange, deps: ReplayDeps): Promise<Replayed> {
  const { workspace, fromMs, toMs } = hour;
  const db = deps.eventsOf(workspace.eventsShard);
  const { batches, problems } = await readBatches(hour, deps.log);
  let [stored, known] = [0, 0];
  for (let i = 0; i < batches.length; i += BATCHES) {
    const some = batches.slice(i, i + BATCHES);
    const fresh = new Set(
      await storeClicks(db, workspace.id, some, {
        timezone: workspace.timezone,
        keepsRows: workspace.hotWindowDays > 0,
        attempt: `${deps.attempt}:${fromMs}:${toMs}:${i}`,
        nowMs: deps.nowMs,
      }),
    );
    await storeTouches(workspace, some, deps);
    for (const { batchId, clicks } of some) {
      if (fresh.has(batchId)) stored += clicks.length;
      else known += clicks.length;
    }
  }
  if (stored > 0) await settleApplied(db, workspace.id);
  return { stored, known, applied: 0, problems };
}

type Copy = RecordedBatch & { readonly guessed: string };

/** Of a batch that the log has twice, what was stored. */
async function readBatches(
  { workspace, fromMs, toMs }: ReplayRange,
  log: R2Bucket,
): Promise<{ batches: readonly RecordedBatch[]; problems: readonly string[] }> {
  const problems: string[] = [];
  const batches = new Map<string, Copy[]>();
  const segments = await listSegments(log, workspace.id, "clicks", { fromMs, toMs });
  for (const segment of segments.filter((own) => own.fromMs >= fromMs)) {
    const read = await readSegment(log, "clicks", segment);
    if (read.kind !== "read") problems.push(`${segment.key}: ${read.kind}`);
    else {
      for (const batch of recorded(read.lines))
        batches.set(batch.batchId, [...(batches.get(batch.batchId) ?? []), batch]);
    }
  }
  const stored = await storedCopies(batches, { workspaceId: workspace.id, fromMs, toMs }, log);
  // Stored again it is no guess of ours: nothing of it goes to the log again.
  const own = [...stored.values()].map(({ guessed: _g, ...batch }) => batch);
  return { batches: own, problems };
}

function recorded(lines: readonly (BatchLine | ClickLine)[]): readonly Copy[] {
  const counts = new Map<string, BatchCount | null>();
  const guesses = new Map<string, string>();
  const clicks = new Map<string, ClickLine[]>();
  for (const line of lines) {
    const own = clicks.get(line.batchId) ?? [];
    clicks.set(line.batchId, own);
    if (line.kind !== "batch") own.push(line);
    else {
      counts.set(line.batchId, line.count);
      guesses.set(line.batchId, line.guessed ?? "");
    }
  }
  return [...clicks].map(([batchId, own]) => ({
    batchId,
    count: counts.get(batchId) ?? null,
    guessed: guesses.get(batchId) ?? "",
    clicks: own.map(
      ({ v: _v, batchId: _b, cameAs: _c, visitorKeys: _k, duplicateKeys: _d, ...click }) => ({
        traits: "",
        ...click,
      }),
    ),
  }));
}
