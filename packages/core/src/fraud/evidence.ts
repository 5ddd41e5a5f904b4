import type { SteadySource } from "./detect/find-steady.ts";
import type { Traits } from "./traits.ts";

/** A click of the sample that sources are judged by. */
export type SourceClick = {
  readonly id: string;
  readonly atMs: number;
  readonly publisherId: string;
  readonly campaignId: string;
  /** sub1, which mostly names the publisher's own source; "" = none. */
  readonly sub: string;
  readonly traits: Traits;
};

/** A result with the traits of its click. */
export type SourceResult = {
  readonly id: string;
  readonly atMs: number;
  readonly publisherId: string;
  readonly campaignId: string;
  readonly event: string;
  readonly clickId: string;
  readonly clickAtMs: number;
  readonly sub: string;
  /** Null where its click is not, or not yet, there. */
  readonly traits: Traits | null;
  readonly txid: string | null;
  readonly amountMicros: number | null;
  /** Whose lead it is, hashed by the advertiser; null = not said. */
  readonly lead: string | null;
  readonly via: string;
  /** The advertiser took it back: rejected, refunded or trash. */
  readonly isTakenBack: boolean;
  /** By a person who looked at it; not given: nobody did. */
  readonly decided?: "approved" | "rejected";
};

/** How often a day's address was seen in the workspace, whether sampled or not. */
export type AddressUse = {
  /** Counted up to 255. */
  readonly clicks: number;
  /** Different user agents, counted up to 16. */
  readonly agents: number;
};

/** How often what stands behind clicks was seen, whether sampled or not. */
export type SenderUse = {
  /** Clicks of this publisher from the same network, browser and TLS fingerprint. */
  readonly alike: (publisherId: string, traits: Traits) => number;
  /** Clicks of a network (/24 or /48), those of this publisher, and different user agents, counted up to 16 a day. */
  readonly network: (
    publisherId: string,
    traits: Traits,
  ) => { readonly clicks: number; readonly own: number; readonly agents: number };
};

/** All that a workspace's sources are judged by at a moment; the order of the lists says nothing. */
export type Evidence = {
  readonly clicks: readonly SourceClick[];
  readonly results: readonly SourceResult[];
  /** Clicks of people that were counted, by `publisherId campaignId`: exact where `clicks` is a sample. */
  readonly totals: ReadonlyMap<string, number>;
  /** None: the clicks are all there are, and are counted. */
  readonly senderUse?: SenderUse;
  /** null: what was of that day is not kept any more. */
  readonly addressUse: (atMs: number, address: number) => AddressUse | null;
  /** Whose clicks came too evenly, of all clicks; a sample of them is no more even than chance. */
  readonly steady?: readonly SteadySource[];
};
