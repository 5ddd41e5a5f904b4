import { DEFAULT_DELIVERY, needsMemory } from "@cleverdrip/core";
import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";

/** What a copy lacks where nothing was set, or that was published before these fields existed. */
const DEFAULTS: { readonly [K in SnapshotKind]?: Partial<SnapshotOf[K]> } = {
  campaign: { ...DEFAULT_DELIVERY, timezone: "UTC" },
  workspace: { dialects: [] },
};

/** A snapshot of its JSON, from the store or from CONTROL. Throws where it is no JSON. */
export function parseSnapshot<K extends SnapshotKind>(kind: K, text: string): SnapshotOf[K] {
  // Written by this package or read by its SQL; caps are the campaign's object's.
  const { delivery, ...fields } = JSON.parse(text) as SnapshotOf[K] & { delivery?: object };
  const snapshot = { ...DEFAULTS[kind], ...delivery, ...fields } as SnapshotOf[K];
  return "routing" in snapshot ? { ...snapshot, needsMemory: needsMemory(snapshot) } : snapshot;
}
