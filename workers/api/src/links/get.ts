import type { Link } from "@cleverdrip/contract";
import { findLink, type LinkRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toLink } from "./entity.ts";

export async function getLink(ctx: WorkspaceContext, id: string): Promise<Link> {
  return toLink(await requireLink(ctx, id), ctx);
}

export async function requireLink(ctx: WorkspaceContext, id: string): Promise<LinkRecord> {
  const record = await findLink(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("link", id);
  return record;
}
