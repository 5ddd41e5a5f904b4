import {
  READ_CONTROL,
  snapshotKey,
  versionOf,
  type SnapshotKind,
  type SnapshotOf,
} from "./snapshot-kinds.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

/** How long a copy in memory is used unasked. With the store's 30 s a change is everywhere within 60 s. */
export const FRESH_MS = 30_000;
/** How long a copy is still better than nothing when everything behind it is down. */
export const STALE_MS = 24 * 3_600_000;
/** How long "there is no such thing" is believed. */
export const MISS_MS = 5_000;
/** A refresh that has not answered by then is taken for dead, and the next request starts another. */
const REFRESH_TIMEOUT_MS = 10_000;
/** Of each kind. */
const MAX_ENTRIES = 20_000;

type Entry<T> = { value: T | null; readAtMs: number; refreshStartedMs: number };

export type SnapshotSources = { readonly store: SnapshotStore; readonly control: D1Database };

/** Per-request things: they must not be kept, an isolate's requests do not share I/O. */
export type ReadContext = {
  readonly sources: SnapshotSources;
  readonly nowMs: number;
  readonly background: (work: Promise<unknown>) => void;
};

export type SnapshotReader = {
  /** From memory at once where it can be, else from the store, else from CONTROL; null = there is none. */
  readonly read: <K extends SnapshotKind>(
    kind: K,
    name: string,
    context: ReadContext,
  ) => SnapshotOf[K] | null | Promise<SnapshotOf[K] | null>;
};

/** One isolate's memory of snapshots: stale ones are answered at once and refreshed behind the response. */
export function createSnapshotReader(): SnapshotReader {
  const memory: { readonly [K in SnapshotKind]: Map<string, Entry<SnapshotOf[K]>> } = {
    link: new Map(),
    campaign: new Map(),
    workspace: new Map(),
    host: new Map(),
  };

  function read<K extends SnapshotKind>(kind: K, name: string, context: ReadContext) {
    const entry = memory[kind].get(name);
    const age = entry === undefined ? Number.POSITIVE_INFINITY : context.nowMs - entry.readAtMs;
    if (entry !== undefined && age < (entry.value === null ? MISS_MS : FRESH_MS))
      return entry.value;
    if (entry === undefined || entry.value === null || age > STALE_MS)
      return load(kind, name, context);
    if (context.nowMs - entry.refreshStartedMs > REFRESH_TIMEOUT_MS) {
      entry.refreshStartedMs = context.nowMs;
      context.background(
        load(kind, name, context).catch(logFailedRefresh(snapshotKey(kind, name))),
      );
    }
    return entry.value;
  }

  async function load<K extends SnapshotKind>(kind: K, name: string, context: ReadContext) {
    const found = await fetchSnapshot(kind, name, context);
    const known = memory[kind].get(name);
    // The store may lag behind what this isolate has already seen: a version never goes back.
    const isOlder =
      found !== null && known !== undefined && versionOf(known.value) > versionOf(found);
    const value = isOlder ? known.value : found;
    if (known === undefined && memory[kind].size >= MAX_ENTRIES) forgetOldest(memory[kind]);
    memory[kind].set(name, { value, readAtMs: context.nowMs, refreshStartedMs: 0 });
    return value;
  }

  return { read };
}

/** The store's copy, else CONTROL's. Throws only when neither answers. */
async function fetchSnapshot<K extends SnapshotKind>(
  kind: K,
  name: string,
  { sources, background }: ReadContext,
): Promise<SnapshotOf[K] | null> {
  const key = snapshotKey(kind, name);
  try {
    const text = await sources.store.get(key);
    // The store holds only what publishSnapshot or the line below wrote.
    if (text !== null) return JSON.parse(text) as SnapshotOf[K];
  } catch (error) {
    console.error({ event: "snapshot.store-failed", key, error: String(error) });
  }
  const snapshot = await READ_CONTROL[kind](sources.control, name);
  if (snapshot !== null) {
    background(sources.store.put(key, JSON.stringify(snapshot)).catch(logFailedRefresh(key)));
  }
  return snapshot;
}

function logFailedRefresh(key: string) {
  return (error: unknown) =>
    console.error({ event: "snapshot.refresh-failed", key, error: String(error) });
}

function forgetOldest(memory: Map<string, unknown>): void {
  const oldest = memory.keys().next();
  if (!oldest.done) memory.delete(oldest.value);
}
