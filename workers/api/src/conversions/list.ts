import type { ConversionQuery } from "@cleverdrip/contract";
import { listConversions } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toConversion } from "./entity.ts";

export async function conversionPage(ctx: WorkspaceContext, query: ConversionQuery) {
  const page = await listConversions(ctx.events, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    ...parseTimes(query, ctx.workspace.timezone),
    campaignId: query.campaignId ?? null,
    publisherId: query.publisherId ?? null,
    linkId: query.linkId ?? null,
    eventTypeId: query.eventTypeId ?? null,
    status: query.status ?? null,
    reason: query.reason ?? null,
    via: query.via ?? null,
    rung: query.rung ?? null,
    txid: query.txid ?? null,
    clickId: query.clickId?.toLowerCase() ?? null,
  });
  return pageAnswer(page, toConversion);
}
