import type { Me, Workspace } from "@cleverdrip/contract";
import type { WorkspaceRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "./context.ts";

export function toWorkspace(record: WorkspaceRecord, role: string): Workspace {
  const { id, name, timezone, currency, fallbackUrl, hotWindowDays } = record;
  const { payoutTerms, payoutThresholdMicros } = record;
  const dialects = [...record.dialects];
  const statusWords = { ...record.statusWords };
  const main = { id, name, timezone, currency, fallbackUrl, dialects, statusWords, role };
  return { ...main, hotWindowDays, payoutTerms, payoutThresholdMicros };
}

export function toMe({
  user,
  workspace,
  role,
}: Pick<WorkspaceContext, "user" | "workspace" | "role">): Me {
  return {
    user: { id: user.id, name: user.name, email: user.email },
    workspace: toWorkspace(workspace, role),
  };
}
