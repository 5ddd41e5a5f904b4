import {
  DEFAULT_DELIVERY,
  type CampaignSnapshot,
  type CapsSnapshot,
  type LinkSnapshot,
  type WorkspaceSnapshot,
} from "@cleverdrip/core";
import { snapshotKey } from "@cleverdrip/edge-config";
import type { TrackerDeps } from "../src/deps.ts";
import { down, NO_SOURCES } from "./isolate.ts";

export const PUBLISHED_SLUG = "published";

export type Published = {
  readonly link?: Partial<LinkSnapshot>;
  readonly campaign?: Partial<CampaignSnapshot>;
  readonly workspace?: Partial<WorkspaceSnapshot>;
  readonly caps?: CapsSnapshot;
};

/** A store with one link in it and what belongs to that, on the platform's host and on go.brand.example. */
export function publishedSources(published: Published): TrackerDeps["sources"] {
  const { link, campaign, workspace, caps } = published;
  const ids = { workspaceId: "wsp_1", campaignId: "cmp_1", publisherId: "pub_1", id: "lnk_1" };
  const common = { version: 1, workspaceId: "wsp_1", isPaused: false };
  const values = new Map<string, object>([
    [
      snapshotKey("link", PUBLISHED_SLUG),
      { ...common, ...ids, number: 7, slug: PUBLISHED_SLUG, isPublisherPaused: false, ...link },
    ],
    [
      snapshotKey("campaign", "cmp_1"),
      {
        ...DEFAULT_DELIVERY,
        ...common,
        id: "cmp_1",
        name: "Shoes",
        currency: "USD",
        timezone: "UTC",
        destinationUrl: "https://shop.example/?cid={clickid}&s={sub1}",
        fallbackUrl: null,
        ...campaign,
      },
    ],
    [
      snapshotKey("workspace", "wsp_1"),
      { version: 1, id: "wsp_1", name: "Brand", fallbackUrl: null, dialects: [], ...workspace },
    ],
    [snapshotKey("host", "go.brand.example"), { workspaceId: "wsp_1" }],
    [snapshotKey("alias", "wsp_1:offer/pub"), { slug: PUBLISHED_SLUG }],
  ]);
  if (caps !== undefined) values.set(snapshotKey("caps", "cmp_1"), caps);
  const get = async (key: string) => {
    const value = values.get(key);
    return value === undefined ? null : JSON.stringify(value);
  };
  return { store: { get, put: down, remove: down }, control: NO_SOURCES.control };
}
