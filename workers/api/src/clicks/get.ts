import type { ClickRow } from "@cleverdrip/contract";
import { findClick, type StoredClick } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";
import { CLICK_ID } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toClick } from "./entity.ts";
import { clickIdTimeMs } from "./id-time.ts";

export async function getClick(ctx: WorkspaceContext, id: string): Promise<ClickRow> {
  return toClick(await requireClick(ctx, id));
}

/** Click ids are read without regard to case. */
export async function requireClick(ctx: WorkspaceContext, id: string): Promise<StoredClick> {
  const row = await findClick(ctx.events, ctx.workspaceId, id.toLowerCase());
  if (row === null) throw noSuchClick(id, ctx.workspace.hotWindowDays);
  return row;
}

/** An id tells its time by itself, so a click that is no longer kept can be told from a mistyped one. */
function noSuchClick(id: string, hotWindowDays: number): Refusal {
  const kept = `there is no click ${id} in this workspace; clicks are kept for ${hotWindowDays} days`;
  if (!CLICK_ID.test(id.toLowerCase())) return new Refusal("not-found", kept);
  const at = new Date(clickIdTimeMs(id)).toISOString();
  return new Refusal("not-found", `${kept}, and one of that id was made at ${at}`);
}
