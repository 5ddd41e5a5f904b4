import type {
  CampaignSnapshot,
  HostSnapshot,
  LinkSnapshot,
  WorkspaceSnapshot,
} from "@cleverdrip/core";
import {
  readCampaignSnapshot,
  readHostSnapshot,
  readLinkSnapshot,
  readWorkspaceSnapshot,
} from "./read-control.ts";

export type SnapshotOf = {
  link: LinkSnapshot;
  campaign: CampaignSnapshot;
  workspace: WorkspaceSnapshot;
  host: HostSnapshot;
};

export type SnapshotKind = keyof SnapshotOf;

/** Key of a snapshot in the store: links go by slug, hosts by name, the rest by id. */
export function snapshotKey(kind: SnapshotKind, name: string): string {
  return `v1:${kind}:${name}`;
}

export const READ_CONTROL: {
  readonly [K in SnapshotKind]: (
    control: D1Database,
    name: string,
  ) => Promise<SnapshotOf[K] | null>;
} = {
  link: readLinkSnapshot,
  campaign: readCampaignSnapshot,
  workspace: readWorkspaceSnapshot,
  host: readHostSnapshot,
};

/** Hosts have no version of their own: they are created and removed, never changed. */
export function versionOf(snapshot: object | null): number {
  return snapshot !== null && "version" in snapshot && typeof snapshot.version === "number"
    ? snapshot.version
    : 0;
}
