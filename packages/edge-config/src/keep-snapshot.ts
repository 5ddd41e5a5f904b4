import { freshnessOf, STALE_MS } from "./freshness.ts";
import {
  loadSnapshot,
  type ControlBudget,
  type Loaded,
  type ReadContext,
} from "./load-snapshot.ts";
import type { Misses } from "./misses.ts";
import { snapshotKey, versionOf, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import { newEntry, type Entry, type SnapshotMemory } from "./snapshot-memory.ts";

/** What one isolate knows, and what it may ask. */
export type ReaderState = {
  readonly memory: SnapshotMemory;
  readonly misses: Misses;
  readonly budget: ControlBudget;
};

/** After a load that nothing answered, copies are used for so long without asking. */
const RETRY_MS = 5_000;

/** Loads a snapshot and keeps what came, or what is known where nothing answered. Throws where nothing is known either. */
export async function loadAndKeep<K extends SnapshotKind>(
  kind: K,
  name: string,
  state: ReaderState,
  context: ReadContext,
): Promise<SnapshotOf[K] | null> {
  const { nowMs } = context;
  const known = state.memory.find(kind, name);
  if (known !== undefined) known.loadingSinceMs = nowMs;
  try {
    const { budget } = state;
    const loaded = await loadSnapshot(kind, name, {
      ...context,
      budget,
      isKnown: known !== undefined,
    });
    return keep(kind, name, loaded, { ...state, nowMs });
  } catch (error) {
    const entry = known ?? standIn(kind, name, state, nowMs);
    if (entry === null || nowMs - entry.readAtMs > STALE_MS) throw error;
    console.error({ event: "snapshot.load-failed", kind, name, error: String(error) });
    entry.loadingSinceMs = 0;
    entry.retryAtMs = nowMs + RETRY_MS;
    return entry.value;
  }
}

function keep<K extends SnapshotKind>(
  kind: K,
  name: string,
  { value: found, size, isSure }: Loaded<SnapshotOf[K]>,
  { memory, misses, nowMs }: ReaderState & { readonly nowMs: number },
): SnapshotOf[K] | null {
  if (!isSure) return null;
  if (found === null && kind !== "caps") {
    memory.forget(kind, name);
    misses.add(snapshotKey(kind, name), nowMs);
    return null;
  }
  const known = memory.find(kind, name);
  // The store may lag behind what this isolate has already seen: a version never goes back.
  const isOlder =
    found !== null && known !== undefined && versionOf(known.value) > versionOf(found);
  const entry = newEntry(name, isOlder ? known.value : found, size);
  entry.readAtMs = nowMs;
  entry.freshUntilMs = nowMs + freshnessOf(kind).freshMs;
  memory.keep(kind, name, entry);
  return entry.value;
}

/** A campaign of which no caps are known is one without full caps: a click does not fail or wait for want of them. */
function standIn<K extends SnapshotKind>(
  kind: K,
  name: string,
  { memory }: ReaderState,
  nowMs: number,
): Entry<SnapshotOf[K]> | null {
  if (kind !== "caps") return null;
  const entry = newEntry<SnapshotOf[K]>(name, null, 0);
  entry.readAtMs = nowMs;
  memory.keep(kind, name, entry);
  return entry;
}
