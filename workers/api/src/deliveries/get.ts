import type { DeliveryDetail } from "@cleverdrip/contract";
import { findDelivery, listAttempts } from "@cleverdrip/db";
import { mayAccess } from "../auth/access.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDelivery } from "./entity.ts";

/** What a receiver answers, and what is sent to it, is for those who look after the endpoint. */
export async function getDelivery(ctx: WorkspaceContext, id: string): Promise<DeliveryDetail> {
  const record = await findDelivery(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("delivery", id);
  const attempts = await listAttempts(ctx.events, ctx.workspaceId, id);
  const isOwner = mayAccess(ctx.role, "write");
  return {
    ...toDelivery(record),
    payload: isOwner ? record.payload : null,
    log: attempts.map(({ number, atMs, durationMs, status, outcome, excerpt }) => ({
      number,
      atMs,
      durationMs,
      status,
      outcome,
      excerpt: isOwner ? excerpt : null,
    })),
  };
}
