import type { SmartLink } from "@cleverdrip/contract";
import type { WorkspaceContext } from "../workspace/context.ts";
import { writeChange } from "./change.ts";
import { requireSmartLink } from "./get.ts";

export function pauseSmartLink(ctx: WorkspaceContext, id: string): Promise<SmartLink> {
  return setStatus(ctx, id, "paused", "smart-link.pause");
}

export function resumeSmartLink(ctx: WorkspaceContext, id: string): Promise<SmartLink> {
  return setStatus(ctx, id, "active", "smart-link.resume");
}

async function setStatus(
  ctx: WorkspaceContext,
  id: string,
  status: SmartLink["status"],
  action: string,
): Promise<SmartLink> {
  const current = await requireSmartLink(ctx, id);
  return writeChange(ctx, current, current.status === status ? {} : { status }, action);
}
