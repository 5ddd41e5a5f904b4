import type { Publisher, PublisherPatch } from "@cleverdrip/contract";
import { updatePublisher } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { emailTaken } from "./email-taken.ts";
import { toPublisher, withoutEmail } from "./entity.ts";
import { getPublisher, requirePublisher } from "./get.ts";

type Fields = { name: string; email: string; tier: string };

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
  });
  if (Object.keys(change).length === 0) return toPublisher(current, ctx.everywhereMs);
  const audit = ctx.audit({
    action: "publisher.change",
    entity: "publisher",
    entityId: id,
    before: withoutEmail(priorFields<Fields>(current, change)),
    after: withoutEmail(change),
  });
  const outcome = await updatePublisher(ctx.control, ctx.workspaceId, id, change, audit);
  if (outcome.kind === "email-taken") throw emailTaken(change.email ?? "");
  return getPublisher(ctx, id);
}
