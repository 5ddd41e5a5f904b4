import type { FraudAppeal } from "@cleverdrip/contract";
import { findFraudAppeal, readAppealedConversions, type FraudAppealRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { namesOf } from "./names.ts";

export async function shownAppeals(
  ctx: WorkspaceContext,
  records: readonly FraudAppealRecord[],
): Promise<FraudAppeal[]> {
  const ids = records.map(({ conversionId }) => conversionId);
  const [names, conversions] = await Promise.all([
    namesOf(ctx, records),
    readAppealedConversions(ctx.events, ctx.workspaceId, ids),
  ]);
  return records.map(({ workspaceId: _workspaceId, ...record }) => ({
    ...record,
    publisherName: names.publisher(record.publisherId),
    conversion: conversions.get(record.conversionId) ?? null,
  }));
}

export async function requireAppeal(ctx: WorkspaceContext, id: string): Promise<FraudAppeal> {
  const record = await findFraudAppeal(ctx.events, ctx.workspaceId, id);
  const [appeal] = record === null ? [] : await shownAppeals(ctx, [record]);
  if (appeal === undefined) throw notFound("appeal", id);
  return appeal;
}
