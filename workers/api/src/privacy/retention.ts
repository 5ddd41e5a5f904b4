import type { Retention } from "@cleverdrip/contract";
import { listHeldHours } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Hours that one answer shows: more than a hundred stop deletion anyway. */
const MOST = 100;

export async function readRetention({ events, workspaceId }: WorkspaceContext): Promise<Retention> {
  return { heldHours: [...(await listHeldHours(events, workspaceId, MOST))] };
}
