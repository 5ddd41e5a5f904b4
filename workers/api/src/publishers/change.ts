import type { Publisher, PublisherPatch } from "@cleverdrip/contract";
import { changeTerms } from "@cleverdrip/core";
import { readLedgerLock, updatePublisher, type PublisherRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { emailTaken } from "./email-taken.ts";
import { toPublisher, withoutEmail } from "./entity.ts";
import { getPublisher, requirePublisher } from "./get.ts";

type Fields = Pick<PublisherRecord, "name" | "email" | "tier" | "terms" | "thresholdMicros">;

export async function changePublisher(
  ctx: WorkspaceContext,
  id: string,
  patch: PublisherPatch,
): Promise<Publisher> {
  const current = await requirePublisher(ctx, id);
  const email = patch.email?.toLowerCase();
  const change = changedFields<Fields>(current, {
    name: patch.name,
    email,
    tier: patch.tier,
    terms: patch.terms,
    thresholdMicros: patch.thresholdMicros,
  });
  if (Object.keys(change).length === 0) return toPublisher(current, ctx.everywhereMs);
  const audit = ctx.audit({
    action: "publisher.change",
    entity: "publisher",
    entityId: id,
    before: withoutEmail(priorFields<Fields>(current, change)),
    after: withoutEmail(change),
  });
  const whole = { ...change, ...(await changedTerms(ctx, current, change)) };
  const outcome = await updatePublisher(ctx.control, ctx.workspaceId, id, whole, audit);
  if (outcome.kind === "email-taken") throw emailTaken(change.email ?? "");
  return getPublisher(ctx, id);
}

/** What ended under the terms of before keeps them, also where a clock that is ahead of ours has closed the ledger. */
async function changedTerms(
  { events, workspaceId, workspace, nowMs }: WorkspaceContext,
  current: PublisherRecord,
  change: Partial<Fields>,
): Promise<Partial<PublisherRecord>> {
  if (change.terms === undefined && change.thresholdMicros === undefined) return {};
  const { terms, thresholdMicros } = { ...current, ...change };
  const atMs = Math.max(nowMs, await readLedgerLock(events, workspaceId));
  return changeTerms(current, { terms, thresholdMicros }, atMs, workspace.timezone);
}
