import type { DeliveryQuery } from "@cleverdrip/contract";
import { listDeliveries } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDelivery } from "./entity.ts";

export async function deliveryPage(ctx: WorkspaceContext, query: DeliveryQuery) {
  const page = await listDeliveries(ctx.events, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
    ...parseTimes(query, ctx.workspace.timezone),
    endpointId: query.endpointId ?? null,
    conversionId: query.conversionId ?? null,
    state: query.state ?? null,
    event: query.event ?? null,
  });
  return pageAnswer(page, toDelivery);
}
