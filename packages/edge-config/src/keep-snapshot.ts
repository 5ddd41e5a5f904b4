import { freshnessOf, STALE_MS } from "./freshness.ts";
import type { Misses } from "./misses.ts";
import type { Loaded, LoadSnapshot, ReadContext } from "./reader-context.ts";
import { snapshotKey, versionOf, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import { newEntry, type SnapshotMemory } from "./snapshot-memory.ts";

/** What one isolate knows, and what it may ask. */
export type ReaderState<S> = {
  readonly memory: SnapshotMemory;
  readonly misses: Misses;
  readonly load: LoadSnapshot<S>;
};

type Kept = Pick<ReaderState<unknown>, "memory" | "misses">;

/** After a load that nothing answered, copies are used for so long without asking. */
const RETRY_MS = 5_000;

/** Loads that end within so long of each other are of one moment. */
const TWICE_MS = 1_000;
const NONE = { value: null, size: 0, isSure: true, ageMs: 0 };

/** Loads a snapshot and keeps what came, or what is known where nothing answered. Throws where nothing is known either. */
export async function loadAndKeep<K extends SnapshotKind, S>(
  kind: K,
  name: string,
  state: ReaderState<S>,
  context: ReadContext<S>,
): Promise<SnapshotOf[K] | null> {
  const { nowMs } = context;
  const known = state.memory.find(kind, name);
  if (known !== undefined) known.loadingSinceMs = nowMs;
  try {
    const loaded = await state.load(kind, name, { ...context, isKnown: known !== undefined });
    return keep(kind, name, loaded, state, nowMs);
  } catch (error) {
    const isUseless = known === undefined || nowMs - known.readAtMs > STALE_MS;
    if (isUseless && kind !== "caps") throw error;
    console.error({ event: "snapshot.load-failed", kind, name, error: String(error) });
    // A campaign of which no caps are known is one without full caps: a click does not fail or wait for want of them.
    if (isUseless) return keep(kind, name, NONE, state, nowMs);
    known.loadingSinceMs = 0;
    known.retryAtMs = nowMs + RETRY_MS;
    return known.value;
  }
}

function keep<K extends SnapshotKind>(
  kind: K,
  name: string,
  { value: found, size, isSure, ageMs }: Loaded<SnapshotOf[K]>,
  { memory, misses }: Kept,
  nowMs: number,
): SnapshotOf[K] | null {
  if (!isSure) return null;
  if (found === null && kind !== "caps") {
    memory.forget(kind, name);
    misses.add(snapshotKey(kind, name), nowMs);
    return null;
  }
  const known = memory.find(kind, name);
  // The store may lag behind what this isolate has already seen: a version never goes back. And where another request
  // has just loaded the same, its object stays: with it, what was prepared of it.
  const isOlder =
    found !== null &&
    known !== undefined &&
    versionOf(known.value) - versionOf(found) >= (nowMs - known.readAtMs < TWICE_MS ? 0 : 1);
  const entry = newEntry(name, isOlder ? known.value : found, size);
  const { freshMs, boundMs } = freshnessOf(kind);
  entry.readAtMs = nowMs - ageMs;
  entry.freshUntilMs = entry.readAtMs + freshMs;
  // Another memory gives what is past its bound only where nothing behind it answers.
  if (ageMs >= boundMs) entry.retryAtMs = nowMs + RETRY_MS;
  memory.keep(kind, name, entry);
  return entry.value;
}
