import type { FraudDecision } from "@cleverdrip/contract";
import { listFraudDecisions, readMemberNames, type FraudDecisionRecord } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export async function decisionPage(
  ctx: WorkspaceContext,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const beforeId = readCursor(cursor, ENTITY_ID);
  const page = await listFraudDecisions(ctx.events, ctx.workspaceId, { limit, beforeId });
  const names = await actorNames(ctx, page.rows);
  return pageAnswer(page, (record) => toDecision(record, names));
}

export function actorNames(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  records: readonly Pick<FraudDecisionRecord, "actor">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(records.map(({ actor }) => actor))];
  return readMemberNames(control, workspaceId, ids);
}

export function toDecision(
  record: FraudDecisionRecord,
  names: ReadonlyMap<string, string>,
): FraudDecision {
  const { id, atMs, actor, decision, note, undoneAtMs } = record;
  const actorName = names.get(actor) ?? null;
  return {
    id,
    atMs,
    actor,
    actorName,
    decision,
    note,
    conversionIds: decidedIds(record),
    undoneAtMs,
  };
}

export function decidedIds({
  conversionIds,
}: Pick<FraudDecisionRecord, "conversionIds">): string[] {
  return JSON.parse(conversionIds) as string[];
}
