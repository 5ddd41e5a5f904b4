import type {
  CampaignSnapshot,
  CapsSnapshot,
  LinkSnapshot,
  Template,
  WorkspaceSnapshot,
} from "@cleverdrip/core";

/** What the fast lane fills its Locations from, by the text of the address. */
export type Plain = { readonly plain: ReadonlyMap<string, Template> | null };

/** A slug on a host as the fast lane knows it, with the templates of its workspace's fallback. */
export type PlainLink = Plain & {
  /** Grows with that of each part. */
  readonly version: number;
  /** null: it stands for what only the complete tracker answers. */
  readonly link: LinkSnapshot | null;
  readonly workspace: WorkspaceSnapshot | null;
};

/** What the fast lane has in its memory. */
export type LaneSnapshots = {
  link: PlainLink;
  /** Without templates where its clicks are not for the fast lane. */
  campaign: CampaignSnapshot & Plain;
  caps: CapsSnapshot;
};
