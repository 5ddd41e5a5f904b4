import type { FraudAppealQuery } from "@cleverdrip/contract";
import { listFraudAppeals } from "@cleverdrip/db";
import { ENTITY_ID, encodeCursor, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { shownAppeals } from "./appeal-entity.ts";

export async function appealPage(
  ctx: WorkspaceContext,
  { limit, cursor, open, publisherId }: FraudAppealQuery,
) {
  const page = await listFraudAppeals(ctx.events, ctx.workspaceId, {
    limit,
    beforeId: readCursor(cursor, ENTITY_ID),
    isOpen: open === undefined ? null : open === "true",
    publisherId: publisherId ?? null,
    conversionId: null,
  });
  return {
    data: await shownAppeals(ctx, page.rows),
    nextCursor: page.lastId === null ? null : encodeCursor(page.lastId),
  };
}
