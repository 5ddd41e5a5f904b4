import { snapshotKey, type SnapshotKind } from "@cleverdrip/edge-config";
import { env } from "cloudflare:workers";

/** What the edge would decide from; null where nothing is published. */
export function snapshotOf(
  kind: SnapshotKind,
  name: string,
): Promise<Record<string, unknown> | null> {
  return env.SNAPSHOTS.get(snapshotKey(kind, name), "json");
}
