import type { NewPublisher, Publisher } from "@cleverdrip/contract";
import { insertPublisher, type PublisherRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { emailTaken } from "./email-taken.ts";
import { toPublisher, withoutEmail } from "./entity.ts";

export async function createPublisher(
  ctx: WorkspaceContext,
  input: NewPublisher,
): Promise<Publisher> {
  const id = ctx.newId("pub");
  const record: PublisherRecord = {
    id,
    workspaceId: ctx.workspaceId,
    name: input.name,
    email: input.email.toLowerCase(),
    tier: input.tier ?? "",
    terms: input.terms ?? ctx.workspace.payoutTerms,
    thresholdMicros: input.thresholdMicros ?? ctx.workspace.payoutThresholdMicros,
    pastTerms: [],
    status: "active",
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
  };
  const publisher = toPublisher(record, ctx.everywhereMs);
  const audit = ctx.audit({
    action: "publisher.create",
    entity: "publisher",
    entityId: id,
    before: null,
    after: withoutEmail(publisher),
  });
  const outcome = await insertPublisher(ctx.control, ctx.workspaceId, record, audit);
  if (outcome.kind === "email-taken") throw emailTaken(record.email);
  return publisher;
}
