import type { Link } from "@cleverdrip/contract";
import type { LinkChange } from "@cleverdrip/db";
import { changedFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { writeChange } from "./change.ts";
import { requireLink } from "./get.ts";

export function pauseLink(ctx: WorkspaceContext, id: string): Promise<Link> {
  return setStatus(ctx, id, "paused", "link.pause");
}

export function resumeLink(ctx: WorkspaceContext, id: string): Promise<Link> {
  return setStatus(ctx, id, "active", "link.resume");
}

async function setStatus(
  ctx: WorkspaceContext,
  id: string,
  status: Link["status"],
  action: string,
): Promise<Link> {
  const current = await requireLink(ctx, id);
  return writeChange(ctx, current, changedFields<LinkChange>(current, { status }), action);
}
