import { findingCause, type VerifyRunDetail, type VerifyRunShown } from "@cleverdrip/contract";
import { findVerifyRun, listFindings, type VerifyRun } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export async function requireVerifyRun(ctx: WorkspaceContext, id: string): Promise<VerifyRun> {
  const run = await findVerifyRun(ctx.events, ctx.workspaceId, id);
  if (run === null) throw new Refusal("not-found", "there is no such recount");
  return run;
}

export function toVerifyRun(run: VerifyRun): VerifyRunShown {
  const { id, actor, fromMs, toMs, cursorMs: doneToMs, state } = run;
  const { buckets, events, findings, startedAtMs, updatedAtMs } = run;
  const counts = { buckets, events, findings };
  return { id, actor, fromMs, toMs, doneToMs, state, ...counts, startedAtMs, updatedAtMs };
}

export async function showVerifyRun(ctx: WorkspaceContext, id: string): Promise<VerifyRunDetail> {
  const run = await requireVerifyRun(ctx, id);
  const found = await listFindings(ctx.events, ctx.workspaceId, id);
  return {
    ...toVerifyRun(run),
    found: found.map(({ cause, place, bucket, eventId, detail }) => ({
      cause: findingCause.parse(cause),
      place,
      bucket,
      eventId,
      detail,
    })),
  };
}
