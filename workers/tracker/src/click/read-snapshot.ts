import type { Reader, SnapshotKind, SnapshotOf } from "@cleverdrip/edge-config";
import type { Moment } from "../deps.ts";

/** An isolate's memory of snapshots, and what is behind it. */
export type Snapshots<S> = { readonly reader: Reader<S>; readonly sources: S };

/** A snapshot, from memory without waiting; null where there is none, or where nothing answers. It never rejects. */
export function readSnapshot<K extends SnapshotKind, S>(
  kind: K,
  name: string,
  { reader, sources }: Snapshots<S>,
  { nowMs, background }: Moment,
): SnapshotOf[K] | null | Promise<SnapshotOf[K] | null> {
  const value = reader.read(kind, name, { sources, nowMs, background });
  if (!(value instanceof Promise)) return value;
  return value.catch((error: unknown) => {
    console.error({ event: "redirect.unread", kind, name, error: String(error) });
    return null;
  });
}
