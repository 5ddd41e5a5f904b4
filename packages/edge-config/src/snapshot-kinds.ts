import {
  DEFAULT_DELIVERY,
  type AliasSnapshot,
  type CampaignSnapshot,
  type CapsSnapshot,
  type HostSnapshot,
  type LinkSnapshot,
  type SmartLinkSnapshot,
  type WorkspaceSnapshot,
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

/** What a copy lacks where nothing was set, or that was published before these fields existed. */
const DEFAULTS: { readonly [K in SnapshotKind]?: Partial<SnapshotOf[K]> } = {
  campaign: { ...DEFAULT_DELIVERY, timezone: "UTC" },
  workspace: { dialects: [] },
};

/** A snapshot of its JSON, from the store or from CONTROL. Throws where it is no JSON. */
export function parseSnapshot<K extends SnapshotKind>(kind: K, text: string): SnapshotOf[K] {
  // Written by this package or read by its SQL; caps are the campaign's object's.
  const { delivery, ...fields } = JSON.parse(text) as SnapshotOf[K] & { delivery?: object };
  return { ...DEFAULTS[kind], ...delivery, ...fields } as SnapshotOf[K];
}

/** Hosts and aliases have no version of their own: they are created and removed, never changed. */
export function versionOf(snapshot: object | null): number {
  return snapshot !== null && "version" in snapshot && typeof snapshot.version === "number"
    ? snapshot.version
    : 0;
}
