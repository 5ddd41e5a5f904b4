import type { SmartLinkQuery } from "@cleverdrip/contract";
import { listSmartLinks } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toSmartLink } from "./entity.ts";

export async function smartLinkPage(ctx: WorkspaceContext, query: SmartLinkQuery) {
  const page = await listSmartLinks(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    publisherId: query.publisherId ?? null,
    status: query.status ?? null,
    search: query.search ?? "",
  });
  return pageAnswer(page, (record) => toSmartLink(record, ctx));
}
