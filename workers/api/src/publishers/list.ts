import type { PublisherQuery } from "@cleverdrip/contract";
import { listPublishers } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPublisher } from "./entity.ts";

export async function publisherPage(ctx: WorkspaceContext, query: PublisherQuery) {
  const page = await listPublishers(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    status: query.status ?? null,
    tier: query.tier ?? null,
    search: query.search ?? "",
  });
  return pageAnswer(page, (record) => toPublisher(record, ctx.everywhereMs));
}
