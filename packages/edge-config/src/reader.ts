import { freshnessOf, STALE_MS } from "./freshness.ts";
import { loadAndKeep, type ReaderState } from "./keep-snapshot.ts";
import type { AnySnapshot, LoadSnapshots, ReadContext, SnapshotName } from "./reader-context.ts";
import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";
import { createSnapshotMemory, type Entry } from "./snapshot-memory.ts";
import { within } from "./within.ts";

type Answer<T> = T | null | Promise<T | null>;

/** `M`: what is read of each kind. */
export type Reader<S, M = SnapshotOf> = {
  /**
   * From memory at once where it can be, else from what is behind it; null = there is none. Throws where nothing
   * answers, except for caps: those are null then.
   */
  readonly read: <K extends SnapshotKind & keyof M>(
    kind: K,
    name: string,
    context: ReadContext<S>,
  ) => Answer<M[K]>;
  /** When the copy in memory was read, and the characters of its JSON; undefined where there is none. */
  readonly copyOf: (
    kind: SnapshotKind,
    name: string,
  ) => { readonly readAtMs: number; readonly size: number } | undefined;
  /** What its copies take of the isolate's memory, estimated. */
  readonly bytes: () => number;
};

/** What is read of memory, and the outdated names whose refresh is to come. */
type ReadState<S> = ReaderState<S> & { due: SnapshotName[]; collectingSinceMs: number };

/** A load that has not ended by then is taken for dead (its request was killed), and the next read starts another. */
const LOAD_MS = 4_000;
/** Outdated copies are refreshed together, as many as are met within that time: asking costs more than reading. */
const COLLECT_MS = 50;
/** How long a request with an outdated copy waits for a newer one… */
const PATIENCE_MS = 500;
/** …and how long a load must be under way for others to take the outdated copy at once. */
const SLOW_MS = 100;

/**
 * One isolate's memory of snapshots. Requests may not share what is under way: several that meet a cold or outdated
 * name at the same moment each ask for it. Refreshes behind the response are the work of one of them only.
 */
export function createReader<S, M = SnapshotOf>(
  load: LoadSnapshots<S>,
  maxBytes?: number,
): Reader<S, M> {
  const memory = createSnapshotMemory(maxBytes);
  const state: ReadState<S> = {
    memory,
    load,
    due: [],
    collectingSinceMs: 0,
  };

  function read(kind: SnapshotKind, name: string, context: ReadContext<S>): Answer<AnySnapshot> {
    const entry: Entry<AnySnapshot> | undefined = memory.find(kind, name);
    if (entry === undefined) return loadOne({ kind, name }, state, context);
    entry.isUsed = true;
    if (context.nowMs < entry.freshUntilMs) return entry.value;
    return readOld({ kind, name }, entry, state, context);
  }

  // What is read of a kind is of that kind.
  return { read: read as Reader<S, M>["read"], copyOf: memory.find, bytes: memory.bytes };
}

function readOld<S>(
  asked: SnapshotName,
  entry: Entry<AnySnapshot>,
  state: ReadState<S>,
  context: ReadContext<S>,
): Answer<AnySnapshot> {
  const { nowMs, background } = context;
  const age = nowMs - entry.readAtMs;
  if (age > STALE_MS) return loadOne(asked, state, context);
  const loadingMs = nowMs - entry.loadingSinceMs;
  const isLoading = loadingMs < LOAD_MS;
  const mustWait = age >= freshnessOf(asked.kind).boundMs && !(isLoading && loadingMs > SLOW_MS);
  if (nowMs < entry.retryAtMs || (isLoading && !mustWait)) return entry.value;
  if (!mustWait) {
    entry.loadingSinceMs = nowMs;
    refreshLater(asked, state, context);
    return entry.value;
  }
  const loading = loadOne(asked, state, context);
  // It throws only where nothing is known, and here something is.
  background(loading);
  return within(PATIENCE_MS, loading).catch(() => entry.value);
}

async function loadOne<S>(
  asked: SnapshotName,
  state: ReaderState<S>,
  context: ReadContext<S>,
): Promise<AnySnapshot | null> {
  return (await loadAndKeep([asked], state, context)[0]) ?? null;
}

function refreshLater<S>(asked: SnapshotName, state: ReadState<S>, context: ReadContext<S>): void {
  state.due.push(asked);
  if (context.nowMs - state.collectingSinceMs < LOAD_MS) return;
  state.collectingSinceMs = context.nowMs;
  context.background(refreshDue(state, context));
}

async function refreshDue<S>(state: ReadState<S>, context: ReadContext<S>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, COLLECT_MS));
  const { due } = state;
  state.due = [];
  state.collectingSinceMs = 0;
  await Promise.allSettled(loadAndKeep(due, state, context));
}
