import type { LinkQuery } from "@cleverdrip/contract";
import { listLinks } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toLink } from "./entity.ts";

export async function linkPage(ctx: WorkspaceContext, query: LinkQuery) {
  const page = await listLinks(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    campaignId: query.campaignId ?? null,
    publisherId: query.publisherId ?? null,
    status: query.status ?? null,
    search: query.search ?? "",
  });
  return pageAnswer(page, (record) => toLink(record, ctx));
}
