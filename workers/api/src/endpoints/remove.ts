import { removeEndpoint } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { auditedEndpoint } from "./entity.ts";
import { requireEndpoint } from "./get.ts";

export async function deleteEndpoint(ctx: WorkspaceContext, id: string): Promise<void> {
  const current = await requireEndpoint(ctx, id);
  const audit = ctx.audit({
    action: "endpoint.remove",
    entity: "endpoint",
    entityId: id,
    before: auditedEndpoint(current),
    after: null,
  });
  await removeEndpoint(ctx.control, ctx.workspaceId, id, audit);
}
