import type { DecidedResult, FraudDecision, FraudDecisionDetail } from "@cleverdrip/contract";
import {
  readMemberNames,
  type DecidedRecord,
  type DecidedSum,
  type FraudDecisionRecord,
} from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import type { Names } from "./names.ts";

/** So many publishers of a decision are named. */
export const NAMED_PUBLISHERS = 5;

/** Of all decisions at hand; each takes what is its own. */
export type Decided = {
  readonly sums: readonly DecidedSum[];
  readonly results: readonly DecidedRecord[];
};

export function actorNames(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  records: readonly Pick<FraudDecisionRecord, "actor">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(records.map(({ actor }) => actor))];
  return readMemberNames(control, workspaceId, ids);
}

export function toDecision(
  record: FraudDecisionRecord,
  actors: ReadonlyMap<string, string>,
): FraudDecision {
  const { id, atMs, actor, decision, note, undoneAtMs } = record;
  const actorName = actors.get(actor) ?? null;
  const count = decidedIds(record).length;
  return { id, atMs, actor, actorName, decision, note, count, undoneAtMs };
}

export function toDetail(
  record: FraudDecisionRecord,
  { sums, results }: Decided,
  { actors, names }: { readonly actors: ReadonlyMap<string, string>; readonly names: Names },
): FraudDecisionDetail {
  const publishers = publishersOf(sums);
  const before = placesBefore(record);
  return {
    ...toDecision(record, actors),
    money: sumBy(sums, ({ currency }) => currency).map(([currency, own]) => ({
      currency,
      conversions: own.conversions,
      payoutMicros: own.payoutMicros,
    })),
    publishers: publishers
      .slice(0, NAMED_PUBLISHERS)
      .map((own) => ({ ...own, publisherName: names.publisher(own.publisherId) })),
    publisherCount: publishers.length,
    results: results.map((row) => toResult(row, before.get(row.conversionId) ?? null, names)),
  };
}

/** Those with most of the results first. */
export function publishersOf(sums: readonly DecidedSum[]) {
  return sumBy(sums, ({ publisherId }) => publisherId)
    .map(([publisherId, { conversions }]) => ({ publisherId, conversions }))
    .toSorted((a, b) => b.conversions - a.conversions);
}

export function decidedIds({
  conversionIds,
}: Pick<FraudDecisionRecord, "conversionIds">): string[] {
  // As the consumer wrote them.
  return JSON.parse(conversionIds) as string[];
}

function toResult(
  { decisionId: _decisionId, ...row }: DecidedRecord,
  before: DecidedResult["before"],
  names: Names,
): DecidedResult {
  const campaignName = names.campaign(row.campaignId);
  return { ...row, campaignName, publisherName: names.publisher(row.publisherId), before };
}

type Place = readonly [conversionId: string, status: DecidedResult["status"], reason: string];

function placesBefore({
  before,
}: FraudDecisionRecord): ReadonlyMap<string, DecidedResult["before"]> {
  const places = JSON.parse(before) as readonly Place[];
  return new Map(places.map(([id, status, reason]) => [id, { status, reason }]));
}

function sumBy(sums: readonly DecidedSum[], keyOf: (sum: DecidedSum) => string) {
  return [...Map.groupBy(sums, keyOf)].map(([key, own]) => {
    const conversions = own.reduce((total, sum) => total + sum.conversions, 0);
    const payoutMicros = own.reduce((total, sum) => total + sum.payoutMicros, 0);
    return [key, { conversions, payoutMicros }] as const;
  });
}
