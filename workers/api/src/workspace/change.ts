import type { Workspace, WorkspacePatch } from "@cleverdrip/contract";
import { updateWorkspace, type WorkspaceRecord } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import { requireDestination } from "../http/destination.ts";
import type { WorkspaceContext } from "./context.ts";
import { toWorkspace } from "./entity.ts";

type Fields = Pick<
  WorkspaceRecord,
  | "name"
  | "fallbackUrl"
  | "dialects"
  | "statusWords"
  | "hotWindowDays"
  | "payoutTerms"
  | "payoutThresholdMicros"
>;

const DAY_MS = 86_400_000;
/** By then everybody who stores clicks knows the new setting. */
const KNOWN_AFTER_MS = 300_000;

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
  const stored = { ...change, ...hotSince(ctx, change.hotWindowDays) };
  const updated = await updateWorkspace(ctx.control, ctx.workspaceId, stored, audit);
  await ctx.publish([{ kind: "workspace", name: ctx.workspaceId }]);
  return toWorkspace(updated, ctx.role);
}

/** A longer hot window brings back no row: since when there are rows is kept with it. */
function hotSince(
  { workspace, nowMs }: Pick<WorkspaceContext, "workspace" | "nowMs">,
  days: number | undefined,
): Pick<Partial<WorkspaceRecord>, "hotSinceMs"> {
  if (days === undefined) return {};
  const { hotWindowDays, hotSinceMs } = workspace;
  const sinceMs = nowMs - Math.min(hotWindowDays, days) * DAY_MS + KNOWN_AFTER_MS;
  return { hotSinceMs: Math.max(hotSinceMs, sinceMs) };
}
