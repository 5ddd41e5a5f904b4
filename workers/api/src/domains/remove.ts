import { findDomain, removeDomain as deleteDomain } from "@cleverdrip/db";
import { notFound, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDomain } from "./entity.ts";

export async function removeDomain(ctx: WorkspaceContext, id: string): Promise<void> {
  const record = await findDomain(ctx.control, ctx.workspaceId, id);
  if (record === null) throw notFound("domain", id);
  const audit = ctx.audit({
    action: "domain.remove",
    entity: "domain",
    entityId: id,
    before: toDomain(record),
    after: null,
  });
  const outcome = await deleteDomain(ctx.control, ctx.workspaceId, id, audit);
  if (outcome.kind === "in-use") {
    throw new Refusal(
      "conflict",
      `links use ${record.hostname}; move them to another domain first`,
    );
  }
  await ctx.publish([{ kind: "host", name: record.hostname }]);
}
