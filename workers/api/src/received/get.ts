import type { ReceivedRow } from "@cleverdrip/contract";
import { findReceived } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toReceived } from "./entity.ts";

export async function getReceived(ctx: WorkspaceContext, id: string): Promise<ReceivedRow> {
  const record = await findReceived(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("received report", id);
  return toReceived(record);
}
