import type { FraudDecisionDetail, FraudDecisionQuery } from "@cleverdrip/contract";
import {
  findFraudDecision,
  listFraudDecisions,
  readDecided,
  type FraudDecisionRecord,
} from "@cleverdrip/db";
import { ENTITY_ID, encodeCursor, readCursor } from "../http/cursor.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import {
  actorNames,
  NAMED_PUBLISHERS,
  publishersOf,
  toDetail,
  type Decided,
} from "./decision-entity.ts";
import { namesOf } from "./names.ts";

/** Of each decision in a list, so many results are shown. */
const RESULTS_IN_LIST = 5;

/** A decision is taken on 500 at most. */
const ALL_RESULTS = 500;

export async function decisionPage(
  ctx: WorkspaceContext,
  { limit, cursor }: Pick<FraudDecisionQuery, "limit" | "cursor">,
) {
  const beforeId = readCursor(cursor, ENTITY_ID);
  const page = await listFraudDecisions(ctx.events, ctx.workspaceId, { limit, beforeId });
  return {
    data: await details(ctx, page.rows, RESULTS_IN_LIST),
    nextCursor: page.lastId === null ? null : encodeCursor(page.lastId),
  };
}

export async function requireDecision(
  ctx: WorkspaceContext,
  id: string,
): Promise<FraudDecisionDetail> {
  const record = await findFraudDecision(ctx.events, ctx.workspaceId, id);
  const [decision] = record === null ? [] : await details(ctx, [record], ALL_RESULTS);
  if (decision === undefined) throw notFound("decision", id);
  return decision;
}

async function details(
  ctx: WorkspaceContext,
  records: readonly FraudDecisionRecord[],
  resultsOfEach: number,
): Promise<FraudDecisionDetail[]> {
  const { events, workspaceId } = ctx;
  if (records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  const { sums, results } = await readDecided(events, workspaceId, ids, resultsOfEach);
  const [sumsOf, resultsOf] = [Map.groupBy(sums, ofDecision), Map.groupBy(results, ofDecision)];
  const decided = (id: string): Decided => ({
    sums: sumsOf.get(id) ?? [],
    results: resultsOf.get(id) ?? [],
  });
  const named = ids.flatMap((id) => publishersOf(decided(id).sums).slice(0, NAMED_PUBLISHERS));
  const [actors, names] = await Promise.all([
    actorNames(ctx, records),
    namesOf(ctx, [...named, ...results]),
  ]);
  return records.map((record) => toDetail(record, decided(record.id), { actors, names }));
}

function ofDecision({ decisionId }: { readonly decisionId: string }): string {
  return decisionId;
}
