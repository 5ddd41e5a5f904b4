import type { FraudReading } from "@cleverdrip/contract";
import {
  FRAUD_RULES_VERSION,
  fraudRuleSet,
  type MarkedPart,
  type OwnFraudPolicy,
  type Signal,
} from "@cleverdrip/core";
import type { DoubtedRecord, PaidClickDay } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** What the other policy's rule set makes of what it can still be run on. */
export type OtherReading = {
  readonly rulesVersion: number;
  readonly isComplete: boolean;
  /** Results that it holds anything against. */
  readonly ids: readonly string[];
  readonly publisherIds: readonly string[];
  readonly signalsOf: (record: DoubtedRecord) => readonly Signal[];
  readonly dayOf: (day: PaidClickDay) => PaidClickDay;
};

/** Versions of the rule sets that judge now and would, by the workspace's policy of now and the other one; a campaign's say nothing of it. */
export function versionsOf(
  workspace: OwnFraudPolicy,
  campaignId: string | null,
  own: OwnFraudPolicy,
): { readonly now: number; readonly instead: number } {
  const versionOf = ({ rulesVersion = FRAUD_RULES_VERSION }: OwnFraudPolicy) =>
    fraudRuleSet(rulesVersion).version;
  const now = versionOf(workspace);
  return { now, instead: campaignId === null ? versionOf(own) : now };
}

/** Has the other rule set judge; null where it is the one of now, or there is no workspace any more. */
export async function readOther(
  { workspaceId }: Pick<WorkspaceContext, "workspaceId">,
  { now, instead }: { readonly now: number; readonly instead: number },
  facts: Pick<Facts, "readFraudBy">,
): Promise<OtherReading | null> {
  if (now === instead) return null;
  const reading = await askConsumer("read-fraud-by", () => facts.readFraudBy(workspaceId, instead));
  return reading === null ? null : otherReading(reading);
}

function otherReading({
  rulesVersion,
  isComplete,
  sinceMs,
  sinceDay,
  results,
  days,
}: FraudReading): OtherReading {
  const signals = new Map(results.map((own) => [own.id, own.signals] as const));
  const marks = new Map(days.map((own) => [keyOf(own), own] as const));
  const none: readonly MarkedPart[] = [];
  return {
    rulesVersion,
    isComplete,
    ids: [...signals.keys()],
    publisherIds: [...new Set(days.map(({ publisherId }) => publisherId))],
    signalsOf: ({ conversionId, atMs, signals: stored }) =>
      atMs < sinceMs ? stored : (signals.get(conversionId) ?? []),
    dayOf: (day) => {
      if (day.day < sinceDay) return day;
      const mark = marks.get(keyOf(day));
      return mark === undefined
        ? { ...day, parts: none }
        : { ...day, sampled: mark.sampled, parts: mark.parts };
    },
  };
}

function keyOf({
  day,
  campaignId,
  publisherId,
}: Pick<PaidClickDay, "day" | "campaignId" | "publisherId">): string {
  return `${day} ${campaignId} ${publisherId}`;
}
