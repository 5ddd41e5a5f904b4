import type { Publisher } from "@cleverdrip/contract";
import { listPublisherSlugs, setPublisherStatus } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPublisher } from "./entity.ts";
import { getPublisher, requirePublisher } from "./get.ts";

export function pausePublisher(ctx: WorkspaceContext, id: string): Promise<Publisher> {
  return setStatus(ctx, id, "paused", "publisher.pause");
}

export function resumePublisher(ctx: WorkspaceContext, id: string): Promise<Publisher> {
  return setStatus(ctx, id, "active", "publisher.resume");
}

/** The edge learns it link by link. Asking for what already is changes nothing and leaves no trace. */
async function setStatus(
  ctx: WorkspaceContext,
  id: string,
  status: Publisher["status"],
  action: string,
): Promise<Publisher> {
  const current = await requirePublisher(ctx, id);
  if (current.status === status) return toPublisher(current, ctx.everywhereMs);
  const audit = ctx.audit({
    action,
    entity: "publisher",
    entityId: id,
    before: { status: current.status },
    after: { status },
  });
  await setPublisherStatus(ctx.control, ctx.workspaceId, id, status, audit);
  const slugs = await listPublisherSlugs(ctx.control, ctx.workspaceId, id);
  await ctx.publish(slugs.map((slug) => ({ kind: "link", name: slug })));
  return getPublisher(ctx, id);
}
