import { freshnessOf, STALE_MS } from "./freshness.ts";
import { loadAndKeep, type ReaderState } from "./keep-snapshot.ts";
import { createMisses } from "./misses.ts";
import type { LoadSnapshot, ReadContext } from "./reader-context.ts";
import { snapshotKey, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import { createSnapshotMemory, type Entry } from "./snapshot-memory.ts";
import { within } from "./within.ts";

type Answer<T> = T | null | Promise<T | null>;

export type Reader<S> = {
  /**
   * From memory at once where it can be, else from what is behind it; null = there is none. Throws where nothing
   * answers, except for caps: those are null then.
   */
  readonly read: <K extends SnapshotKind>(
    kind: K,
    name: string,
    context: ReadContext<S>,
  ) => Answer<SnapshotOf[K]>;
  /** When the copy in memory was read and what it takes; undefined where there is none. */
  readonly copyOf: (
    kind: SnapshotKind,
    name: string,
  ) => { readonly readAtMs: number; readonly bytes: number } | undefined;
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
 * name at the same moment each ask for it. A refresh behind the response is started by one of them only.
 */
export function createReader<S>(load: LoadSnapshot<S>, maxBytes?: number): Reader<S> {
  const memory = createSnapshotMemory(maxBytes);
  const state: ReaderState<S> = { memory, misses: createMisses(), load };

  function read<K extends SnapshotKind>(kind: K, name: string, context: ReadContext<S>) {
    const entry = memory.find(kind, name);
    if (entry === undefined) return readUnknown(kind, name, state, context);
    entry.isUsed = true;
    if (context.nowMs < entry.freshUntilMs) return entry.value;
    return readOld(kind, name, entry, state, context);
  }

  return { read, copyOf: memory.find, bytes: memory.bytes };
}

function readUnknown<K extends SnapshotKind, S>(
  kind: K,
  name: string,
  state: ReaderState<S>,
  context: ReadContext<S>,
): Answer<SnapshotOf[K]> {
  if (name.length > MAX_NAME) return null;
  if (state.misses.has(snapshotKey(kind, name), context.nowMs)) return null;
  return loadAndKeep(kind, name, state, context);
}

function readOld<K extends SnapshotKind, S>(
  kind: K,
  name: string,
  entry: Entry<SnapshotOf[K]>,
  state: ReaderState<S>,
  context: ReadContext<S>,
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
