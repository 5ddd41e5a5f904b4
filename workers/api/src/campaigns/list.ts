import type { CampaignQuery } from "@cleverdrip/contract";
import { listCampaigns } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toCampaign } from "./entity.ts";

export async function campaignPage(ctx: WorkspaceContext, query: CampaignQuery) {
  const page = await listCampaigns(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    status: query.status ?? null,
    search: query.search ?? "",
  });
  return pageAnswer(page, (record) => toCampaign(record, ctx));
}
