import { DEFAULT_ATTRIBUTION, type AttributionPolicy } from "../attribution/attribution-policy.ts";
import type { Coupon } from "../attribution/find-coupon.ts";
import type { ConversionCap } from "../payouts/conversion-cap.ts";
import type { VolumeCommission } from "../payouts/volume-commission.ts";

/** How a report proves that the advertiser sent it. */
export type ReportSecurity = {
  /** Several while one is being replaced. */
  readonly tokens: readonly string[];
  readonly secrets: readonly string[];
  /** Addresses and networks that postbacks may come from; none = all. */
  readonly sourceIps: readonly string[];
  /** `signature` is stronger than `token` and stands in for it. */
  readonly requires: "none" | "token" | "signature";
};

/** What a campaign's owner has set up for its results. */
export type ConversionPolicy = {
  readonly attribution: AttributionPolicy;
  /** Codes that stand for a publisher. */
  readonly coupons: readonly Coupon[];
  readonly caps: readonly ConversionCap[];
  /** On top of what every publisher earns. */
  readonly volume: VolumeCommission | null;
  /** For every payable click; null = clicks earn nothing. */
  readonly cpcMicros: number | null;
  readonly security: ReportSecurity;
  /** A pixel can be called by anybody: above this its result waits for a person. null = no limit. */
  readonly maxPixelAmountMicros: number | null;
  /** Hosts whose pages may report, `*.` for all under one: what another page reports waits for a person. None = all. */
  readonly pixelSites: readonly string[];
};

export const DEFAULT_CONVERSION_POLICY: ConversionPolicy = {
  attribution: DEFAULT_ATTRIBUTION,
  coupons: [],
  caps: [],
  volume: null,
  cpcMicros: null,
  security: { tokens: [], secrets: [], sourceIps: [], requires: "none" },
  maxPixelAmountMicros: null,
  pixelSites: [],
};

/** What is stored, and the default of everything else. The click's window is the campaign's own, kept beside it. */
export function conversionPolicyOf(
  stored: Partial<ConversionPolicy>,
  attributionWindowMs: number,
): ConversionPolicy {
  const policy = { ...DEFAULT_CONVERSION_POLICY, ...stored };
  const { attribution } = policy;
  const maxWindowMs = { ...attribution.maxWindowMs, "click-id": attributionWindowMs };
  return { ...policy, attribution: { ...attribution, maxWindowMs } };
}
