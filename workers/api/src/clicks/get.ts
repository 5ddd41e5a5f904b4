import type { ClickRow } from "@cleverdrip/contract";
import { findClick } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toClick } from "./entity.ts";

/** Click ids are read without regard to case. */
export async function getClick(ctx: WorkspaceContext, id: string): Promise<ClickRow> {
  const row = await findClick(ctx.events, ctx.workspaceId, id.toLowerCase());
  if (row === null) throw notFound("click", id);
  return toClick(row);
}
