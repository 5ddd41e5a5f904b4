/** A click as it is stored: enriched, without the address. Field order is that of the table. */
export type ClickRecord = {
  readonly id: string;
  readonly atMs: number;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly visitorId: string;
  readonly isUnique: boolean;
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
  readonly currency: string;
};

export type RecordedBatch = { readonly batchId: string; readonly clicks: readonly ClickRecord[] };
