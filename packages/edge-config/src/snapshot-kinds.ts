import type {
  AliasSnapshot,
  CampaignSnapshot,
  CapsSnapshot,
  HostSnapshot,
  LinkSnapshot,
  SmartLinkSnapshot,
  WorkspaceSnapshot,
} from "@cleverdrip/core";

export type SnapshotOf = {
  link: LinkSnapshot | SmartLinkSnapshot;
  campaign: CampaignSnapshot;
  workspace: WorkspaceSnapshot;
  host: HostSnapshot;
  alias: AliasSnapshot;
  caps: CapsSnapshot;
};

export type SnapshotKind = keyof SnapshotOf;

/**
 * Key of a snapshot in the store: links go by slug, hosts by name, aliases by `workspace:alias`, caps by their
 * campaign's id, the rest by id.
 */
export function snapshotKey(kind: SnapshotKind, name: string): string {
  return `v1:${kind}:${name}`;
}

/** Aliases have no version of their own: they are created and removed, never changed. */
export function versionOf(snapshot: object | null): number {
  return snapshot !== null && "version" in snapshot && typeof snapshot.version === "number"
    ? snapshot.version
    : 0;
}
