import { erasureCounts, type Erasure } from "@cleverdrip/contract";
import { findErasure, type ErasureRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

const NONE = {
  clicks: 0,
  views: 0,
  conversions: 0,
  reports: 0,
  letters: 0,
  uploadRows: 0,
  logLines: 0,
  unreadable: 0,
};

/** Whom it is about is not shown to anybody. */
export function toErasure(record: ErasureRecord): Erasure {
  const { id, kind, actor, startedAtMs, updatedAtMs, nextAtMs } = record;
  const isWaiting = record.state === "running" && nextAtMs > 0;
  return {
    id,
    kind,
    actor,
    state: isWaiting ? "waiting" : record.state,
    counts: erasureCounts.parse({ ...NONE, ...JSON.parse(record.counts) }),
    startedAtMs,
    updatedAtMs,
    againAtMs: isWaiting ? nextAtMs : null,
  };
}

export async function showErasure(ctx: WorkspaceContext, id: string): Promise<Erasure> {
  const record = await findErasure(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("erasure", id);
  return toErasure(record);
}
