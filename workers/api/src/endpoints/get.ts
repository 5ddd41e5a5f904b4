import type { Endpoint } from "@cleverdrip/contract";
import { findEndpoint, type EndpointRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toEndpoint } from "./entity.ts";

export async function getEndpoint(ctx: WorkspaceContext, id: string): Promise<Endpoint> {
  return toEndpoint(await requireEndpoint(ctx, id));
}

export async function requireEndpoint(ctx: WorkspaceContext, id: string): Promise<EndpointRecord> {
  const record = await findEndpoint(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("endpoint", id);
  return record;
}
