import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";

/** Per-request things: they must not be kept, an isolate's requests do not share I/O. `S`: what is behind the memory. */
export type ReadContext<S> = {
  readonly sources: S;
  readonly nowMs: number;
  readonly background: (work: Promise<unknown>) => void;
};

export type LoadContext<S> = ReadContext<S> & {
  /** There is a copy in memory: it exists, or did. */
  readonly isKnown: boolean;
};

export type Loaded<T> = {
  readonly value: T | null;
  /** Characters of its JSON. */
  readonly size: number;
  /** False where nobody was asked who would know: it may exist. */
  readonly isSure: boolean;
  /** How long ago it was read of the store, where it comes out of another memory. */
  readonly ageMs: number;
};

/** Reads from what is behind the memory. Throws where nothing answers. */
export type LoadSnapshot<S> = <K extends SnapshotKind>(
  kind: K,
  name: string,
  context: LoadContext<S>,
) => Promise<Loaded<SnapshotOf[K]>>;
