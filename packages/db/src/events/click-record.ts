import type { ClickKind } from "@cleverdrip/core";

/** A recorded request as it is stored: enriched, without the address. */
export type ClickRecord = {
  readonly kind: ClickKind;
  readonly id: string;
  readonly atMs: number;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly visitorId: string;
  readonly isUnique: boolean;
  readonly isNewVisitor: boolean;
  readonly reason: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly device: string;
  readonly os: string;
  readonly browser: string;
  readonly language: string;
  readonly referrerDomain: string;
  readonly asn: number | null;
  readonly asOrganization: string;
  readonly ipHash: string;
  readonly ipPrefix: string;
  readonly userAgent: string;
  readonly subs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly externalId: string;
  readonly snapshotVersion: number;
  readonly linkVersion: number;
  readonly routeId: string;
  readonly variantId: string;
  readonly landingId: string;
  /** Bits as in the column of that name. */
  readonly flags: number;
  readonly query: string;
  /** What it earns its publisher by itself; 0 unless it is payable. */
  readonly payoutMicros: number;
  readonly currency: string;
  /** What its request tells of its sender, as core's packTraits writes it; "" = it was not looked at. */
  readonly traits: string;
};

/** What the sending isolate says of the clicks of one workspace. */
export type BatchCount = {
  readonly isolate: string;
  /** Since the isolate began, this batch included; null = it did not say. */
  readonly emitted: number | null;
  readonly lost: number;
};

/** `clicks` may be empty: then the batch only says what was lost. */
export type RecordedBatch = {
  readonly batchId: string;
  /** null where nobody counted. */
  readonly count: BatchCount | null;
  readonly clicks: readonly ClickRecord[];
  /** Campaigns whose windows did not answer, so that uniqueness is a guess: their ids, comma between; left out = none. */
  readonly guessed?: string;
};
