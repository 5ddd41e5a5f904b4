import type { Erasure, ErasureSubject } from "@cleverdrip/contract";
import { startErasure, writeAudit } from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireOwner } from "../workspace/require-owner.ts";
import { showErasure } from "./entity.ts";
import { readSubject } from "./subject.ts";

/** Begins an erasure. The audit says who erased and when, and nothing of whom: that is the point of it. */
export async function erase(
  ctx: WorkspaceContext,
  asked: ErasureSubject,
  facts: Pick<Facts, "continueErasure">,
): Promise<Erasure> {
  requireOwner(ctx, "erase");
  const { workspaceId, nowMs } = ctx;
  const { kind, subject } = readSubject(asked);
  const id = ctx.newId("ers");
  const what = { entity: "erasure", entityId: id, before: null, after: { kind } } as const;
  await writeAudit(ctx.control, workspaceId, ctx.audit({ action: "privacy.erase", ...what }));
  await startErasure(ctx.events, {
    workspaceId,
    id,
    kind,
    subject,
    actor: ctx.user.id,
    cursor: "{}",
    startedAtMs: nowMs,
  });
  try {
    await facts.continueErasure(workspaceId, id);
  } catch (error) {
    // It is written down: the schedule goes on with it.
    console.error({ event: "erasure.continue-failed", id, error: String(error) });
  }
  return showErasure(ctx, id);
}
