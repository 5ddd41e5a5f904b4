/** The lines of a traffic file and of its labels, as `npm run fraud:eval` reads them. */
export type SetupLine = {
  readonly kind: "setup";
  readonly campaigns: readonly {
    readonly ref: string;
    readonly payoutMicros: number;
    readonly currency: string;
    readonly countries: readonly string[];
  }[];
  readonly publishers: readonly { readonly ref: string }[];
};

export type CfFields = {
  readonly country: string;
  readonly asn: number;
  readonly asOrganization: string;
  readonly timezone: string;
  readonly httpProtocol: string;
  readonly tlsClientCiphersSha1: string;
  readonly tlsClientExtensionsSha1: string;
  readonly tlsClientHelloLength: string;
  /** Not there over QUIC, as at the edge. */
  readonly clientTcpRtt?: number;
};

export type ClickLine = {
  readonly kind: "click";
  readonly ref: string;
  readonly atMs: number;
  readonly campaign: string;
  readonly publisher: string;
  readonly ip: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cf: CfFields;
  readonly subs: Readonly<Record<string, string>>;
};

export type ConversionLine = {
  readonly kind: "conversion";
  readonly ref: string;
  readonly atMs: number;
  readonly click?: string;
  readonly rawClickId?: string;
  readonly txid: string;
  readonly event: string;
  readonly amountMicros?: number;
  readonly currency?: string;
  readonly leadHash?: string;
  readonly via: string;
};

export const outcomes = ["approved", "rejected", "refunded"] as const;
export type Outcome = (typeof outcomes)[number];

export type OutcomeLine = {
  readonly kind: "outcome";
  readonly atMs: number;
  readonly conversion: string;
  readonly outcome: Outcome;
};

export type TrafficLine = SetupLine | ClickLine | ConversionLine | OutcomeLine;

export const fraudClasses = [
  "crude-bots",
  "data-centre-fleet",
  "click-flooding",
  "click-injection",
  "cookie-stuffing",
  "device-farm",
  "forged-conversions",
  "duplicate-leads",
  "geo-masking",
] as const;
export type FraudClass = (typeof fraudClasses)[number];

export const fraudLevels = ["blatant", "moderate", "careful"] as const;
export type FraudLevel = (typeof fraudLevels)[number];

export const lookAlikes = [
  "office-nat",
  "carrier-nat",
  "burst",
  "cloud-desktop",
  "privacy",
  "scanners",
] as const;
export type LookAlike = (typeof lookAlikes)[number];

/** What a click or conversion really was. */
export type Truth = {
  readonly label: "honest" | "givt" | "fraud";
  readonly class: FraudClass | null;
  readonly level: FraudLevel | null;
  readonly lookAlike: LookAlike | null;
};

export type LabelLine = Truth & {
  readonly ref: string;
  readonly kind: "click" | "conversion";
  readonly publisher: string;
  /** Whose payout is at stake, where the line itself does not say so: conversions with a raw click id. */
  readonly campaign: string;
};

export const honest: Truth = { label: "honest", class: null, level: null, lookAlike: null };

export function honestLike(lookAlike: LookAlike): Truth {
  return { ...honest, lookAlike };
}

export function fraudOf(fraudClass: FraudClass, level: FraudLevel): Truth {
  return { label: "fraud", class: fraudClass, level, lookAlike: null };
}
