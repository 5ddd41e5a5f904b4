import type { SnippetPaths } from "./conversion/snippet-path.ts";
import type { Delivery } from "./routing/delivery.ts";

/** What the edge decides from: published copies of configuration, each with a version that only grows. */
export type LinkSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly number: number;
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly slug: string;
  readonly isPaused: boolean;
  readonly isPublisherPaused: boolean;
};

/** One address for many links: a click is that of the first member, in the visitor's own order, that takes it. */
export type SmartLinkSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly workspaceId: string;
  readonly slug: string;
  readonly isPaused: boolean;
  readonly members: readonly { readonly slug: string; readonly weight: number }[];
};

export type CampaignSnapshot = Delivery & {
  readonly version: number;
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly currency: string;
  /** The workspace's IANA zone: schedules, caps and dates in macros are read in it. */
  readonly timezone: string;
  readonly isPaused: boolean;
  readonly destinationUrl: string;
  readonly fallbackUrl: string | null;
  /** As the function of that name says; the edge's copies have it, so that it is not worked out at every click. */
  readonly needsMemory?: boolean;
};

export type WorkspaceSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly name: string;
  readonly fallbackUrl: string | null;
  /** Click URLs of other systems that its own hosts answer. */
  readonly dialects: readonly Dialect[];
};

export type Dialect = "tune" | "cake" | "everflow" | "affise" | "trackier" | "binom" | "keitaro";

/** A tracking host of a customer. */
export type HostSnapshot = SnippetPaths & {
  /** Copies that were published before hosts could be changed have none. */
  readonly version?: number;
  readonly workspaceId: string;
};

/** What a link is called in another system: `offer/publisher`, or one key. */
export type AliasSnapshot = { readonly slug: string };

/** Soft caps of a campaign that are reached; `key` as in `capUses`. */
export type CapsSnapshot = {
  readonly version: number;
  readonly full: readonly { readonly key: string; readonly endsAtMs: number | null }[];
};
