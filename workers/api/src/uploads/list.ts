import type { z } from "zod";
import type { uploadQuery } from "@cleverdrip/contract";
import { listUploads } from "@cleverdrip/db";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toUpload } from "./entity.ts";

export async function uploadPage(ctx: WorkspaceContext, query: z.infer<typeof uploadQuery>) {
  const page = await listUploads(ctx.events, ctx.workspaceId, {
    limit: query.limit,
    beforeId: readCursor(query.cursor, ENTITY_ID),
  });
  // Which file is repeated is told with the upload itself.
  return pageAnswer(page, (record) => toUpload(record, null));
}
