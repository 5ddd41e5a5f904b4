import { capPeriod } from "../routing/cap-period.ts";
import type { CapPeriod, CapScope } from "../routing/delivery.ts";

export type CapMetric = "conversions" | "payout" | "revenue";

/** A limit on what conversions may count or cost, in the workspace's zone; weeks begin on Monday. */
export type ConversionCap = {
  readonly metric: CapMetric;
  readonly scope: CapScope;
  /** A publisher's or link's id; null = each of them on its own (or the campaign). */
  readonly subjectId: string | null;
  readonly period: CapPeriod;
  /** Conversions, or micros of the campaign's currency. */
  readonly limit: number;
  /** Over a hard one a conversion is refused, over a soft one it is held for a person to decide. */
  readonly isHard: boolean;
};

export type CappedConversion = {
  readonly publisherId: string;
  readonly linkId: string;
  readonly atMs: number;
  readonly timezone: string;
};

export type CapCounter = {
  /** `metric:scope:subject:period:id`; the campaign has no subject, all time no id. */
  readonly key: string;
  readonly cap: ConversionCap;
};

/** What a conversion counts for, in the caps' order. A cap that names its subject stands in for the one of everybody. */
export function capCounters(
  caps: readonly ConversionCap[],
  { publisherId, linkId, atMs, timezone }: CappedConversion,
): readonly CapCounter[] {
  const subjects = { campaign: "", publisher: publisherId, link: linkId };
  const counters = new Map<string, CapCounter>();
  for (const cap of caps) {
    const { metric, scope, subjectId, period } = cap;
    const subject = subjects[scope];
    const key = `${metric}:${scope}:${subject}:${period}:${capPeriod(period, timezone, atMs).id}`;
    if (subjectId === null ? !counters.has(key) : subjectId === subject) {
      counters.set(key, { key, cap });
    }
  }
  return [...counters.values()];
}
