import type { ConversionRow } from "@cleverdrip/contract";
import { findConversion } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toConversion } from "./entity.ts";

export async function getConversion(ctx: WorkspaceContext, id: string): Promise<ConversionRow> {
  const record = await findConversion(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("conversion", id);
  return toConversion(record);
}
