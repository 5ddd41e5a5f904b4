import type { Workspace, WorkspacePatch } from "@cleverdrip/contract";
import { updateWorkspace, type WorkspaceRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import { requireDestination } from "../http/destination.ts";
import type { WorkspaceContext } from "./context.ts";
import { toWorkspace } from "./entity.ts";

type Fields = Pick<WorkspaceRecord, "name" | "fallbackUrl" | "dialects" | "statusWords">;

export async function changeWorkspace(
  ctx: WorkspaceContext,
  patch: WorkspacePatch,
): Promise<Workspace> {
  requireDestination("fallbackUrl", patch.fallbackUrl);
  const change = changedFields<Fields>(ctx.workspace, {
    ...patch,
    dialects: patch.dialects === undefined ? undefined : [...new Set(patch.dialects)].toSorted(),
  });
  if (Object.keys(change).length === 0) return toWorkspace(ctx.workspace, ctx.role);
  const audit = ctx.audit({
    action: "workspace.change",
    entity: "workspace",
    entityId: ctx.workspaceId,
    before: priorFields<Fields>(ctx.workspace, change),
    after: change,
  });
  const updated = await updateWorkspace(ctx.control, ctx.workspaceId, change, audit);
  await ctx.publish([{ kind: "workspace", name: ctx.workspaceId }]);
  return toWorkspace(updated, ctx.role);
}
