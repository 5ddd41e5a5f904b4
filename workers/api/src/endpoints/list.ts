import type { EndpointQuery } from "@cleverdrip/contract";
import { listEndpoints } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toEndpoint } from "./entity.ts";

export async function endpointPage(ctx: WorkspaceContext, query: EndpointQuery) {
  const page = await listEndpoints(ctx.control, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    kind: query.kind ?? null,
    publisherId: query.publisherId ?? null,
    campaignId: query.campaignId ?? null,
    status: query.status ?? null,
  });
  return pageAnswer(page, toEndpoint);
}
