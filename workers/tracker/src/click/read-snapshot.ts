import type { SnapshotKind, SnapshotOf } from "@cleverdrip/edge-config";
import type { Moment, TrackerDeps } from "../deps.ts";

/** A snapshot, from memory without waiting; null where there is none, or where nothing answers. It never rejects. */
export function readSnapshot<K extends SnapshotKind>(
  kind: K,
  name: string,
  { reader, sources }: TrackerDeps,
  { nowMs, background }: Moment,
): SnapshotOf[K] | null | Promise<SnapshotOf[K] | null> {
  const value = reader.read(kind, name, { sources, nowMs, background });
  if (!(value instanceof Promise)) return value;
  return value.catch((error: unknown) => {
    console.error({ event: "redirect.unread", kind, name, error: String(error) });
    return null;
  });
}
