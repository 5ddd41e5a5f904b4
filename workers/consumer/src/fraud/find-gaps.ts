import { firstEntityIdAt, WINDOW_DAYS } from "@cleverdrip/core";
import { listStoredBatches, readClicksOfBatches } from "@cleverdrip/db";
import type { WindowBatch } from "./window-storage.ts";

/** Batches that are younger may still be on their way to the window. */
const YOUNG_MS = 60_000;
/** A batch may be stored that much later than it was made without being overlooked. */
const LATE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Ids that one look reads; of those that are missing so many have their clicks read at once. */
const LOOKED_AT = 2_000;
const READ_AT_ONCE = 400;

export type GapDeps = {
  readonly db: D1Database;
  readonly workspaceId: string;
  readonly nowMs: number;
  readonly known: (batchIds: readonly string[]) => ReadonlySet<string>;
};

export type FoundGaps = {
  readonly missing: readonly WindowBatch[];
  /** Where the next look goes on. */
  readonly seenTo: string;
  readonly isMore: boolean;
};

/** Where the first look begins: a window that is new, or lost its storage, is made again from the clicks that have rows. */
export function firstLook(nowMs: number): string {
  return firstEntityIdAt("bat", nowMs - WINDOW_DAYS * DAY_MS);
}

/** Where looking begins that has looked at all up to a batch: those are looked at again that may have been stored since. */
export function nextLook(filledTo: string, nowMs: number): string {
  const late = firstEntityIdAt("bat", nowMs - LATE_MS);
  return filledTo < late ? filledTo : late;
}

/** Stored batches that the window was not given, because it did not answer, with what of their clicks has rows. */
export async function findGaps(afterId: string, deps: GapDeps): Promise<FoundGaps> {
  const { db, workspaceId, nowMs } = deps;
  const beforeId = firstEntityIdAt("bat", nowMs - YOUNG_MS);
  const ids = await listStoredBatches(db, workspaceId, { afterId, beforeId }, LOOKED_AT);
  const known = deps.known(ids);
  const unknown = ids.filter((id) => !known.has(id));
  const missing: WindowBatch[] = [];
  for (let i = 0; i < unknown.length; i += READ_AT_ONCE) {
    const part = unknown.slice(i, i + READ_AT_ONCE);
    const clicks = await readClicksOfBatches(db, workspaceId, part);
    missing.push(...part.map((batchId) => ({ batchId, clicks: clicks.get(batchId) ?? [] })));
  }
  const isMore = ids.length === LOOKED_AT;
  return { missing, seenTo: isMore ? (ids.at(-1) ?? afterId) : beforeId, isMore };
}
