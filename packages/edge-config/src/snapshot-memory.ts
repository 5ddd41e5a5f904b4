import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";

/** A copy in memory, and what is known of reading it anew. Times are those of requests; 0 = never. */
export type Entry<T> = {
  value: T | null;
  /** Characters of the value's JSON. */
  size: number;
  tag: string;
  bytes: number;
  readAtMs: number;
  freshUntilMs: number;
  /** A load that began then has not ended yet. */
  loadingSinceMs: number;
  /** Nothing answered the last time: not to be tried before. */
  retryAtMs: number;
  /** Read since eviction last passed by. */
  isUsed: boolean;
};

/** Of an entry, its place in the map and its name. */
const ENTRY_BYTES = 250;
/** Of a value and what core prepares of it; workerd takes 1.3 for a link and 1.4 for a campaign with ten rules. */
const BYTES_PER_CHARACTER = 1.5;

/** An entry that was never read. `size`: characters of the value's JSON. */
export function newEntry<T>(name: string, value: T | null, size: number, tag = ""): Entry<T> {
  const bytes = ENTRY_BYTES + 2 * name.length + BYTES_PER_CHARACTER * size;
  return {
    value,
    size,
    tag,
    bytes,
    readAtMs: 0,
    freshUntilMs: 0,
    loadingSinceMs: 0,
    retryAtMs: 0,
    isUsed: false,
  };
}

type Shelf<T> = { readonly entries: Map<string, Entry<T>>; bytes: number };

export type SnapshotMemory = {
  readonly find: <K extends SnapshotKind>(
    kind: K,
    name: string,
  ) => Entry<SnapshotOf[K]> | undefined;
  /** Puts it in; for it, others may have to leave. */
  readonly keep: <K extends SnapshotKind>(
    kind: K,
    name: string,
    entry: Entry<SnapshotOf[K]>,
  ) => void;
  readonly forget: (kind: SnapshotKind, name: string) => void;
  /** Estimated, never less than it takes. */
  readonly bytes: () => number;
};

/** With what is not counted (missing names, and templates that the tracker keeps) less than 32 MB an isolate. */
const MAX_BYTES = 28_000_000;
/** Evicted at once: a map that is emptied one by one from its front is slow, since V8 skips what was deleted before. */
const EVICTED_SHARE = 0.03;
/** Used entries that one eviction spares, so that it stays short where all are in use. */
const MAX_SPARED = 1_000;

/** One isolate's copies, within a number of bytes: those that were not read for longest leave first. */
export function createSnapshotMemory(maxBytes = MAX_BYTES): SnapshotMemory {
  const shelves: { [K in SnapshotKind]?: Shelf<SnapshotOf[K]> } = {};
  const all = (): readonly Shelf<object>[] => Object.values(shelves);
  const bytes = () => all().reduce((sum, shelf) => sum + shelf.bytes, 0);

  return {
    bytes,
    find: (kind, name) => shelves[kind]?.entries.get(name),
    forget(kind, name) {
      const shelf = shelves[kind];
      if (shelf !== undefined) remove(shelf, name);
    },
    keep(kind, name, entry) {
      const shelf: Shelf<object> = (shelves[kind] ??= { entries: new Map(), bytes: 0 });
      put(shelf, name, entry);
      while (bytes() > maxBytes) {
        const largest = all().reduce((a, b) => (b.bytes > a.bytes ? b : a));
        evict(largest, largest.bytes - maxBytes * EVICTED_SHARE);
      }
    },
  };
}

/** Second chance: what was read since the last time goes to the end of the line instead of out. */
function evict(shelf: Shelf<object>, untilBytes: number): void {
  let spared = 0;
  for (const [name, entry] of shelf.entries) {
    if (shelf.bytes <= untilBytes) return;
    remove(shelf, name);
    if (!entry.isUsed || spared >= MAX_SPARED) continue;
    spared += 1;
    entry.isUsed = false;
    put(shelf, name, entry);
  }
}

function put(shelf: Shelf<object>, name: string, entry: Entry<object>): void {
  remove(shelf, name);
  shelf.entries.set(name, entry);
  shelf.bytes += entry.bytes;
}

function remove(shelf: Shelf<object>, name: string): void {
  const entry = shelf.entries.get(name);
  if (entry === undefined) return;
  shelf.entries.delete(name);
  shelf.bytes -= entry.bytes;
}
