import type { Domain, DomainPatch } from "@cleverdrip/contract";
import { findDomain, updateDomain, type DomainChange } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDomain } from "./entity.ts";

/** Changes what the snippet and its reports are called there, and publishes it. */
export async function changeDomain(
  ctx: WorkspaceContext,
  id: string,
  patch: DomainPatch,
): Promise<Domain> {
  const current = await findDomain(ctx.control, ctx.workspaceId, id);
  if (current === null) throw notFound("domain", id);
  const change = changedFields<DomainChange>(current, patch);
  if (Object.keys(change).length === 0) return toDomain(current);
  const audit = ctx.audit({
    action: "domain.change",
    entity: "domain",
    entityId: id,
    before: priorFields<DomainChange>(current, change),
    after: change,
  });
  await updateDomain(ctx.control, ctx.workspaceId, id, change, audit);
  await ctx.publish([{ kind: "host", name: current.hostname }]);
  return toDomain({ ...current, ...change });
}
