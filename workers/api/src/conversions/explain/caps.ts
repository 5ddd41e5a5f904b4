import type { ConversionExplanation } from "@cleverdrip/contract";
import { capPeriod, type CapScope, type ConversionPolicy } from "@cleverdrip/core";
import type { CapUsageRecord, ConversionRecord } from "@cleverdrip/db";

type Explained = ConversionExplanation["caps"];
type Cap = ConversionPolicy["caps"][number];

const COUNTED = {
  conversions: "conversions",
  payout: "payoutMicros",
  revenue: "revenueMicros",
} as const;

/** The caps of today that the conversion counts for; one that names its subject stands in for the one of everybody. */
export function capsOf(
  { publisherId, linkId }: ConversionRecord,
  { caps }: ConversionPolicy,
): readonly Cap[] {
  const subjects = { campaign: "", publisher: publisherId, link: linkId };
  return caps.filter(({ metric, scope, subjectId, period }) => {
    if (subjectId !== null) return subjectId === subjects[scope];
    return !caps.some(
      (own) =>
        own.metric === metric &&
        own.scope === scope &&
        own.period === period &&
        own.subjectId === subjects[scope],
    );
  });
}

/** As the consumer names its counters. */
export function capKey(
  { campaignId, publisherId, linkId }: ConversionRecord,
  { scope, period }: Pick<Cap, "scope" | "period">,
): string {
  const subjects: Readonly<Record<CapScope, string>> = {
    campaign: "",
    publisher: publisherId,
    link: linkId,
  };
  return `${campaignId}:${scope}:${subjects[scope]}:${period}`;
}

export function explainCaps(
  record: ConversionRecord,
  caps: readonly Cap[],
  usage: readonly CapUsageRecord[],
  timezone: string,
): Explained {
  return caps.map((cap) => {
    const { metric, scope, period, isHard, limit } = cap;
    const key = capKey(record, cap);
    const { id } = capPeriod(period, timezone, record.atMs);
    const counter = usage.find((row) => row.key === key && row.period === id);
    const used = counter?.[COUNTED[metric]] ?? 0;
    const state = used > limit ? "is passed" : used === limit ? "is full" : "has room";
    const sentence = `The ${scope}'s ${isHard ? "hard" : "soft"} limit of ${metric} ${state}.`;
    return { metric, scope, period, isHard, limit, used, sentence };
  });
}
