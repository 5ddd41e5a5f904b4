import { listDomains } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDomain } from "./entity.ts";

type PageQuery = { readonly limit: number; readonly cursor?: string | undefined };

export async function domainPage(ctx: WorkspaceContext, query: PageQuery) {
  const page = await listDomains(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
  });
  return pageAnswer(page, toDomain);
}
