import type { ClickQuery } from "@cleverdrip/contract";
import { listClicks } from "@cleverdrip/db";
import { CLICK_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toClick } from "./entity.ts";

export async function clickPage(ctx: WorkspaceContext, query: ClickQuery) {
  const page = await listClicks(ctx.events, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, CLICK_ID),
    ...parseTimes(query, ctx.workspace.timezone),
    campaignId: query.campaignId ?? null,
    publisherId: query.publisherId ?? null,
    linkId: query.linkId ?? null,
    country: query.country?.toUpperCase() ?? null,
    reason: query.reason ?? null,
  });
  return pageAnswer(page, toClick);
}
