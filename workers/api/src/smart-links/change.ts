import type { SmartLink, SmartLinkPatch } from "@cleverdrip/contract";
import { updateSmartLink, type SmartLinkChange, type SmartLinkRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import { noSuchDomain, requireDomain } from "../links/create.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toSmartLink } from "./entity.ts";
import { getSmartLink, requireSmartLink } from "./get.ts";
import { requireMembers } from "./members.ts";

export async function changeSmartLink(
  ctx: WorkspaceContext,
  id: string,
  patch: SmartLinkPatch,
): Promise<SmartLink> {
  const current = await requireSmartLink(ctx, id);
  const change = changedFields<SmartLinkChange>(comparable(current), patch);
  if (change.domainId !== undefined) await requireDomain(ctx, change.domainId);
  if (change.members !== undefined)
    await requireMembers(ctx, current.publisherId, [...change.members]);
  return writeChange(ctx, current, change, "smart-link.change");
}

/** Writes and publishes what differs. Asking for what already is changes nothing and leaves no trace. */
export async function writeChange(
  ctx: WorkspaceContext,
  current: SmartLinkRecord,
  change: SmartLinkChange,
  action: string,
): Promise<SmartLink> {
  if (Object.keys(change).length === 0) return toSmartLink(current, ctx);
  const audit = ctx.audit({
    action,
    entity: "smart-link",
    entityId: current.id,
    before: priorFields<SmartLinkChange>(comparable(current), change),
    after: change,
  });
  const outcome = await updateSmartLink(ctx.control, ctx.workspaceId, current.id, change, audit);
  if (outcome.kind !== "written") throw noSuchDomain();
  await ctx.publish([{ kind: "link", name: current.slug }]);
  return getSmartLink(ctx, current.id);
}

/** With members as they are given. */
function comparable({ name, status, domainId, members }: SmartLinkRecord): SmartLinkChange {
  return {
    name,
    status,
    domainId,
    members: members.map(({ linkId, weight }) => ({ linkId, weight })),
  };
}
