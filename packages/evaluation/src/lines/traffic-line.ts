/** A line of a traffic file, as docs/fraud.md has it: what may be missing is null. */
export type TrafficLine = SetupLine | ClickLine | ConversionLine | OutcomeLine;

export type CampaignTold = {
  readonly ref: string;
  readonly payoutMicros: number;
  /** Three capital letters. */
  readonly currency: string;
};

export type SetupLine = {
  readonly kind: "setup";
  readonly campaigns: readonly CampaignTold[];
  readonly publishers: readonly { readonly ref: string }[];
};

/** As HTTP has them: no name or value is in it that no request could carry. */
export type HeaderTexts = Readonly<Record<string, string>>;

/** What the edge says of a connection. */
export type EdgeTold = Readonly<Record<string, string | number>>;

export type ClickLine = {
  readonly kind: "click";
  readonly ref: string;
  readonly atMs: number;
  readonly campaign: string;
  readonly publisher: string;
  readonly ip: string | null;
  readonly headers: HeaderTexts;
  readonly cf: EdgeTold;
  readonly subs: Readonly<Record<string, string>>;
};

export type ConversionLine = {
  readonly kind: "conversion";
  readonly ref: string;
  readonly atMs: number;
  /** Of a click; null where it has a raw id, or nothing at all. */
  readonly click: string | null;
  readonly rawClickId: string | null;
  readonly txid: string | null;
  readonly event: string | null;
  readonly amountMicros: number | null;
  readonly currency: string | null;
  readonly leadHash: string | null;
  readonly via: string | null;
};

export type OutcomeLine = {
  readonly kind: "outcome";
  readonly atMs: number;
  readonly conversion: string;
  readonly outcome: "approved" | "rejected" | "refunded";
};
