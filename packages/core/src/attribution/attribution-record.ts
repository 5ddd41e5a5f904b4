import { ATTRIBUTION_RULES_VERSION, type AttributionPolicy } from "./attribution-policy.ts";
import type { AttributableConversion } from "./touch.ts";

/** Stored with a conversion: all that it was attributed by, but the clicks and views themselves. */
export type AttributionRecord = {
  readonly version: number;
  readonly policy: AttributionPolicy;
  /** The time of the event is the conversion's own: a later report may set it right. */
  readonly report: Omit<AttributableConversion, "atMs">;
  /** Of the click that the report names; "" = it names none. */
  readonly namedLinkId: string;
};

export function attributionRecord(
  policy: AttributionPolicy,
  { atMs: _own, ...report }: AttributableConversion,
  namedLinkId: string,
): AttributionRecord {
  return { version: ATTRIBUTION_RULES_VERSION, policy, report, namedLinkId };
}

/** As the column holds it; null where it was not kept. */
export function readAttributionRecord(json: string): AttributionRecord | null {
  if (json === "") return null;
  // Written by us, in this shape; by version 1 without fingerprints.
  const record = JSON.parse(json) as AttributionRecord;
  return {
    ...record,
    report: { ...record.report, fingerprints: record.report.fingerprints ?? [] },
  };
}
