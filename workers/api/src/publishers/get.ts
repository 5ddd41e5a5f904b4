import type { Publisher } from "@cleverdrip/contract";
import { findPublisher, type PublisherRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPublisher } from "./entity.ts";

export async function getPublisher(ctx: WorkspaceContext, id: string): Promise<Publisher> {
  return toPublisher(await requirePublisher(ctx, id), ctx.everywhereMs);
}

export async function requirePublisher(
  ctx: WorkspaceContext,
  id: string,
): Promise<PublisherRecord> {
  const record = await findPublisher(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("publisher", id);
  return record;
}
