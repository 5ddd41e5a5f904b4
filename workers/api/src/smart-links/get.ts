import type { SmartLink } from "@cleverdrip/contract";
import { findSmartLink, type SmartLinkRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toSmartLink } from "./entity.ts";

export async function getSmartLink(ctx: WorkspaceContext, id: string): Promise<SmartLink> {
  return toSmartLink(await requireSmartLink(ctx, id), ctx);
}

export async function requireSmartLink(
  ctx: WorkspaceContext,
  id: string,
): Promise<SmartLinkRecord> {
  const record = await findSmartLink(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("smart link", id);
  return record;
}
