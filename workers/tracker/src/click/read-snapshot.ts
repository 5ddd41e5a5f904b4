import type { Reader, SnapshotKind, SnapshotOf } from "@cleverdrip/edge-config";
import type { Moment } from "../deps.ts";

/** An isolate's memory of snapshots, and what is behind it. */
export type Snapshots<S, M = SnapshotOf> = {
  readonly reader: Reader<S, M>;
  readonly sources: S;
};

/** A snapshot, from memory without waiting; null where there is none, or where nothing answers. It never rejects. */
export function readSnapshot<S, M, K extends SnapshotKind & keyof M>(
  kind: K,
  name: string,
  { reader, sources }: Snapshots<S, M>,
  { nowMs, background }: Moment,
): M[K] | null | Promise<M[K] | null> {
  const value = reader.read(kind, name, { sources, nowMs, background });
  if (!(value instanceof Promise)) return value;
  return value.catch((error: unknown) => {
    console.error({ event: "redirect.unread", kind, name, error: String(error) });
    return null;
  });
}
