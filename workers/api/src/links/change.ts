import type { Link, LinkPatch } from "@cleverdrip/contract";
import { updateLink, type LinkChange, type LinkRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { aliasTaken, aliasTargets, inOrder } from "./aliases.ts";
import { noSuchDomain, requireDomain } from "./create.ts";
import { toLink } from "./entity.ts";
import { getLink, requireLink } from "./get.ts";

export async function changeLink(
  ctx: WorkspaceContext,
  id: string,
  patch: LinkPatch,
): Promise<Link> {
  const current = await requireLink(ctx, id);
  const change = changedFields<LinkChange>(current, {
    domainId: patch.domainId,
    aliases: patch.aliases === undefined ? undefined : inOrder(patch.aliases),
  });
  if (change.domainId !== undefined) await requireDomain(ctx, change.domainId);
  return writeChange(ctx, current, change, "link.change");
}

/** Writes and publishes what differs. Asking for what already is changes nothing and leaves no trace. */
export async function writeChange(
  ctx: WorkspaceContext,
  current: LinkRecord,
  change: LinkChange,
  action: string,
): Promise<Link> {
  if (Object.keys(change).length === 0) return toLink(current, ctx);
  const audit = ctx.audit({
    action,
    entity: "link",
    entityId: current.id,
    before: priorFields<LinkChange>(current, change),
    after: change,
  });
  const outcome = await updateLink(ctx.control, ctx.workspaceId, current.id, change, audit);
  if (outcome.kind === "alias-taken") throw aliasTaken(outcome);
  if (outcome.kind !== "written") throw noSuchDomain();
  await ctx.publish([
    { kind: "link", name: current.slug },
    ...aliasTargets(ctx.workspaceId, current.aliases, change.aliases ?? current.aliases),
  ]);
  return getLink(ctx, current.id);
}
