import { freshnessOf, STALE_MS } from "./freshness.ts";
import type {
  AnySnapshot,
  Loaded,
  LoadSnapshots,
  ReadContext,
  SnapshotName,
} from "./reader-context.ts";
import { versionOf } from "./snapshot-kinds.ts";
import { newEntry, type Entry, type SnapshotMemory } from "./snapshot-memory.ts";

/** What one isolate knows, and what it may ask. */
export type ReaderState<S> = {
  readonly memory: SnapshotMemory;
  readonly load: LoadSnapshots<S>;
};

/** After a load that nothing answered, copies are used for so long without asking. */
const RETRY_MS = 5_000;

const NONE: Loaded = { value: null, size: 0, tag: "", isSure: true, ageMs: 0 };

/** Loads snapshots and keeps what came, or what is known where nothing answered; where nothing is known either, it rejects. */
export function loadAndKeep<S>(
  names: readonly SnapshotName[],
  { memory, load }: ReaderState<S>,
  context: ReadContext<S>,
): Promise<AnySnapshot | null>[] {
  const { nowMs } = context;
  const asked = names.map(({ kind, name }) => {
    const known = memory.find(kind, name);
    if (known !== undefined) known.loadingSinceMs = nowMs;
    return { kind, name, tag: known?.tag };
  });
  const loaded = load(asked, context);
  return asked.map((each) => keepLoaded(each, loaded(each), memory, nowMs));
}

async function keepLoaded(
  asked: SnapshotName,
  loading: Promise<Loaded>,
  memory: SnapshotMemory,
  nowMs: number,
): Promise<AnySnapshot | null> {
  const { kind, name } = asked;
  try {
    return keep(asked, await loading, memory, nowMs);
  } catch (error) {
    const known = memory.find(kind, name);
    const isUseless = known === undefined || nowMs - known.readAtMs > STALE_MS;
    if (isUseless && kind !== "caps") throw error;
    console.error({ event: "snapshot.load-failed", kind, name, error: String(error) });
    // A campaign of which no caps are known is one without full caps: a click does not fail or wait for want of them.
    if (isUseless) return keep(asked, NONE, memory, nowMs);
    known.loadingSinceMs = 0;
    known.retryAtMs = nowMs + RETRY_MS;
    return known.value;
  }
}

function keep(
  { kind, name }: SnapshotName,
  loaded: Loaded,
  memory: SnapshotMemory,
  nowMs: number,
): AnySnapshot | null {
  const { value, size, tag, isSure, ageMs } = loaded;
  if (!isSure) return null;
  if (value === null && kind !== "caps") {
    memory.forget(kind, name);
    return null;
  }
  const known: Entry<AnySnapshot> | undefined = memory.find(kind, name);
  if (value === undefined && known === undefined) throw new Error("forgotten meanwhile");
  const isKept = known !== undefined && (value === undefined || isNotNewer(value, size, known));
  const entry = isKept ? known : newEntry<AnySnapshot>(name, value ?? null, size, tag);
  const { freshMs, boundMs } = freshnessOf(kind);
  entry.readAtMs = nowMs - ageMs;
  entry.freshUntilMs = entry.readAtMs + freshMs;
  entry.loadingSinceMs = 0;
  // Another memory gives what is past its bound only where nothing behind it answers.
  entry.retryAtMs = ageMs >= boundMs ? nowMs + RETRY_MS : 0;
  memory.keep(kind, name, entry);
  return entry.value;
}

/**
 * The store may lag behind what this isolate has already seen: a version never goes back. And where the version is the
 * same, the object stays: with it, what was prepared of it. The size is looked at too, should CONTROL have been changed
 * by hand.
 */
function isNotNewer(found: AnySnapshot | null, size: number, known: Entry<AnySnapshot>): boolean {
  const version = versionOf(found);
  const newer = version - versionOf(known.value);
  return found !== null && (newer < 0 || (newer === 0 && version > 0 && size === known.size));
}
