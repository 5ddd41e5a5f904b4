import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";

/** Per-request things: they must not be kept, an isolate's requests do not share I/O. `S`: what is behind the memory. */
export type ReadContext<S> = {
  readonly sources: S;
  readonly nowMs: number;
  readonly background: (work: Promise<unknown>) => void;
};

export type AnySnapshot = SnapshotOf[SnapshotKind];

export type SnapshotName = { readonly kind: SnapshotKind; readonly name: string };

/** `tag`: of the copy in memory, where there is one: it exists, or did. */
export type Asked = SnapshotName & { readonly tag: string | undefined };

export type Loaded = {
  /** Undefined: what the tag that was asked with stands for. */
  readonly value: AnySnapshot | null | undefined;
  /** Characters of its JSON. */
  readonly size: number;
  /** By this what is behind the memory knows the copy again; "" where it does not. */
  readonly tag: string;
  /** False where nobody was asked who would know: it may exist. */
  readonly isSure: boolean;
  /** How long ago it was read of the store, where it comes out of another memory. */
  readonly ageMs: number;
};

/** Begins to read several from what is behind the memory, and says what comes of each. Rejects where nothing answers. */
export type LoadSnapshots<S> = (
  asked: readonly Asked[],
  context: ReadContext<S>,
) => (each: Asked) => Promise<Loaded>;
