import { freshnessOf, STALE_MS } from "./freshness.ts";
import { loadAndKeep, type ReaderState } from "./keep-snapshot.ts";
import { createControlBudget, type ReadContext } from "./load-snapshot.ts";
import { createMisses } from "./misses.ts";
import { snapshotKey, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import { createSnapshotMemory, type Entry } from "./snapshot-memory.ts";
import { within } from "./within.ts";

export type { ReadContext, SnapshotSources } from "./load-snapshot.ts";

type Answer<T> = T | null | Promise<T | null>;

export type SnapshotReader = {
  /**
   * From memory at once where it can be, else from the store, else from CONTROL; null = there is none. Throws where
   * nothing answers, except for caps: those are null then.
   */
  readonly read: <K extends SnapshotKind>(
    kind: K,
    name: string,
    context: ReadContext,
  ) => Answer<SnapshotOf[K]>;
  /** What its copies take of the isolate's memory, estimated. */
  readonly bytes: () => number;
};

/** A load that has not ended by then is taken for dead (its request was killed), and the next read starts another. */
const LOAD_MS = 4_000;
/** How long a request with an outdated copy waits for a newer one… */
const PATIENCE_MS = 500;
/** …and how long a load must be under way for others to take the outdated copy at once. */
const SLOW_MS = 100;
/** KV takes keys of 512 bytes; no slug, host or alias of ours is nearly as long. */
const MAX_NAME = 300;

/**
 * One isolate's memory of snapshots. Requests may not share what is under way: several that meet a cold or outdated
 * name at the same moment each ask the store. A refresh behind the response is started by one of them only.
 */
export function createSnapshotReader(maxBytes?: number): SnapshotReader {
  const memory = createSnapshotMemory(maxBytes);
  const state: ReaderState = { memory, misses: createMisses(), budget: createControlBudget() };

  function read<K extends SnapshotKind>(kind: K, name: string, context: ReadContext) {
    const entry = memory.find(kind, name);
    if (entry === undefined) return readUnknown(kind, name, state, context);
    entry.isUsed = true;
    if (context.nowMs < entry.freshUntilMs) return entry.value;
    return readOld(kind, name, entry, state, context);
  }

  return { read, bytes: memory.bytes };
}

function readUnknown<K extends SnapshotKind>(
  kind: K,
  name: string,
  state: ReaderState,
  context: ReadContext,
): Answer<SnapshotOf[K]> {
  if (name.length > MAX_NAME) return null;
  if (state.misses.has(snapshotKey(kind, name), context.nowMs)) return null;
  return loadAndKeep(kind, name, state, context);
}

function readOld<K extends SnapshotKind>(
  kind: K,
  name: string,
  entry: Entry<SnapshotOf[K]>,
  state: ReaderState,
  context: ReadContext,
): Answer<SnapshotOf[K]> {
  const { nowMs, background } = context;
  const age = nowMs - entry.readAtMs;
  if (age > STALE_MS) return loadAndKeep(kind, name, state, context);
  const loadingMs = nowMs - entry.loadingSinceMs;
  const isLoading = loadingMs < LOAD_MS;
  const mustWait = age >= freshnessOf(kind).boundMs && !(isLoading && loadingMs > SLOW_MS);
  if (nowMs < entry.retryAtMs || (isLoading && !mustWait)) return entry.value;
  const loading = loadAndKeep(kind, name, state, context);
  // It throws only where nothing is known, and here something is.
  background(loading);
  return mustWait ? within(PATIENCE_MS, loading).catch(() => entry.value) : entry.value;
}
