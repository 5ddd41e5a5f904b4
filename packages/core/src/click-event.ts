import type { ClickFacts } from "./routing/click-facts.ts";

/** A recorded request. Impressions and click-throughs are counted, they are never clicks. */
export type ClickKind = "click" | "impression" | "click-through";

/** One recorded request for a link. Empty text = the client did not say. */
export type ClickEvent = Omit<ClickFacts, "method" | "purpose" | "remembered"> & {
  readonly kind: ClickKind;
  /** A click-through carries the id of its click. */
  readonly id: string;
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly currency: string;
  readonly reason: string;
  /** Versions of what the redirect was decided by. */
  readonly snapshotVersion: number;
  readonly linkVersion: number;
  /** What was chosen; "" = none. */
  readonly routeId: string;
  readonly variantId: string;
  readonly landingId: string;
  /** The visitor's cookie knew this campaign. */
  readonly isKnown: boolean;
  /** The choice was taken from the visitor's cookie. */
  readonly isRemembered: boolean;
  /** Something the client sent was longer than what is kept. */
  readonly isCut: boolean;
  /** Values of SIGNAL_NAMES in their order, "" where there is none; no values = nothing was passed on. */
  readonly signals: readonly string[];
  /** IANA zone of the address. */
  readonly timezone: string;
  /** 12 characters of the hash of its TLS ciphers, a space, and as many of that of its extensions. */
  readonly tls: string;
  /** Round trip of its TCP connection; null = nobody measured it. */
  readonly rttMs: number | null;
};

/** What an isolate says of its own clicks, so that a lost message shows as a gap. Counts are per workspace. */
export type BatchOrigin = {
  readonly isolate: string;
  /** Clicks emitted since the isolate began, this batch included. */
  readonly emitted: readonly (readonly [workspaceId: string, count: number])[];
  /** Clicks given up since the last batch that arrived: no queue and no consumer took them. */
  readonly lost: readonly (readonly [workspaceId: string, count: number])[];
};

/** Many clicks that are stored together. `batchId` makes all of them count once. */
export type ClickBatch = {
  readonly v: 3;
  readonly kind: "clicks";
  readonly batchId: string;
  /** null where nobody counted: clicks brought in from outside. */
  readonly origin: BatchOrigin | null;
  readonly clicks: readonly ClickEvent[];
};
