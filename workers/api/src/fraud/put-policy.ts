import type { FraudPolicyView, OwnFraudPolicyInput } from "@cleverdrip/contract";
import type { OwnFraudPolicy } from "@cleverdrip/core";
import { putFraudPolicy } from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import { isSame } from "../changed-fields.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { readLevels, WORKSPACE_LEVEL } from "./levels.ts";
import { getPolicy } from "./policy-view.ts";
import { requireFraudPolicy } from "./require-policy.ts";

type Waking = Pick<Facts, "wakeFraud">;

/** Takes the place of all that was set at that level. Put again it changes nothing, and nothing is noted. */
export async function putPolicy(
  ctx: WorkspaceContext,
  campaignId: string | null,
  input: OwnFraudPolicyInput,
  facts: Waking,
): Promise<FraudPolicyView> {
  if (campaignId !== null) await requireCampaign(ctx, campaignId);
  await change(ctx, campaignId, await requireFraudPolicy(ctx, campaignId, input), facts);
  return getPolicy(ctx, campaignId);
}

/** From then on the campaign is as the workspace has it. */
export async function removePolicy(
  ctx: WorkspaceContext,
  campaignId: string,
  facts: Waking,
): Promise<void> {
  await requireCampaign(ctx, campaignId);
  await change(ctx, campaignId, null, facts);
}

async function change(
  ctx: WorkspaceContext,
  campaignId: string | null,
  own: OwnFraudPolicy | null,
  facts: Waking,
): Promise<void> {
  const levels = await readLevels(ctx, campaignId ?? WORKSPACE_LEVEL);
  const known = (campaignId === null ? levels.workspace : levels.campaign)?.own ?? null;
  if (isSame(known, own)) return;
  const audit = ctx.audit({
    action: campaignId === null ? "workspace.fraud" : "campaign.fraud",
    entity: campaignId === null ? "workspace" : "campaign",
    entityId: campaignId ?? ctx.workspaceId,
    before: known,
    after: own,
  });
  await putFraudPolicy(ctx.control, ctx.workspaceId, campaignId ?? WORKSPACE_LEVEL, own, audit);
  await wake(ctx.workspaceId, facts);
}

/** The policy holds whether or not: without it results of before are judged by it after the next traffic. */
async function wake(workspaceId: string, facts: Waking): Promise<void> {
  try {
    await facts.wakeFraud(workspaceId);
  } catch (error) {
    console.error({ event: "consumer.wake-fraud-failed", workspaceId, error: String(error) });
  }
}
