import {
  mergePolicy,
  readOwnPolicy,
  type FraudPolicy,
  type OwnFraudPolicy,
} from "@cleverdrip/core";
import { readFraudPolicies } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

export type Level = { readonly own: OwnFraudPolicy; readonly updatedAtMs: number };

/** What is set where; null = nothing of its own. */
export type Levels = { readonly workspace: Level | null; readonly campaign: Level | null };

export type PolicySource = "default" | "workspace" | "campaign";

type Reader = Pick<WorkspaceContext, "control" | "workspaceId">;

/** As `readFraudPolicies` and the consumer name the workspace's own. */
export const WORKSPACE_LEVEL = "";

/** Every level of the workspace, by campaign. */
export async function readAllLevels({
  control,
  workspaceId,
}: Reader): Promise<ReadonlyMap<string, Level>> {
  const rows = await readFraudPolicies(control, workspaceId, null);
  return new Map(rows.map((row) => [row.campaignId, levelOf(row)]));
}

export async function readLevels(
  { control, workspaceId }: Reader,
  campaignId: string,
): Promise<Levels> {
  const rows = await readFraudPolicies(control, workspaceId, campaignId);
  const find = (id: string) => rows.find((row) => row.campaignId === id);
  const [workspace, campaign] = [find(WORKSPACE_LEVEL), find(campaignId)];
  return {
    workspace: workspace === undefined ? null : levelOf(workspace),
    campaign: campaign === undefined || campaignId === WORKSPACE_LEVEL ? null : levelOf(campaign),
  };
}

export function mergedPolicy({ workspace, campaign }: Levels): FraudPolicy {
  return mergePolicy(workspace?.own ?? {}, campaign?.own ?? {});
}

/** The nearest level of which `has` is true. */
export function sourceOf(
  { workspace, campaign }: Levels,
  has: (own: OwnFraudPolicy) => boolean,
): PolicySource {
  if (campaign !== null && has(campaign.own)) return "campaign";
  return workspace !== null && has(workspace.own) ? "workspace" : "default";
}

export function ruleSource(levels: Levels, rule: string): PolicySource {
  return sourceOf(levels, ({ rules }) => rules !== undefined && Object.hasOwn(rules, rule));
}

function levelOf(row: { readonly policy: unknown; readonly updatedAtMs: number }): Level {
  return { own: readOwnPolicy(row.policy), updatedAtMs: row.updatedAtMs };
}
