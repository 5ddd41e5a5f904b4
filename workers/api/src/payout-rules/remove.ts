import type { PayoutTermsKey } from "@cleverdrip/contract";
import { listPayoutRules, removePayoutRule } from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPayoutTerms } from "./entity.ts";

export async function removePayoutTerms(
  ctx: WorkspaceContext,
  campaignId: string,
  key: PayoutTermsKey,
): Promise<void> {
  await requireCampaign(ctx, campaignId);
  const [known] = await listPayoutRules(ctx.control, ctx.workspaceId, campaignId, key);
  if (known === undefined)
    throw new Refusal("not-found", `there are no such terms for ${key.scope} ${key.subject}`);
  const audit = ctx.audit({
    action: "campaign.payout-rule",
    entity: "campaign",
    entityId: campaignId,
    before: toPayoutTerms(known),
    after: null,
  });
  await removePayoutRule(ctx.control, ctx.workspaceId, known.id, audit);
}
