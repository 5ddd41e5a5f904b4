import type { ReceivedQuery } from "@cleverdrip/contract";
import { listReceived } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toReceived } from "./entity.ts";

export async function receivedPage(ctx: WorkspaceContext, query: ReceivedQuery) {
  const page = await listReceived(ctx.events, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    ...parseTimes(query, ctx.workspace.timezone),
    verdict: query.verdict ?? null,
    reason: query.reason ?? null,
    via: query.via ?? null,
    campaignId: query.campaignId ?? null,
    conversionId: query.conversionId ?? null,
    clickId: query.clickId?.toLowerCase() ?? null,
    txid: query.txid ?? null,
  });
  return pageAnswer(page, toReceived);
}
