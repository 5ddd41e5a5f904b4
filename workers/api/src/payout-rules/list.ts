import type { PayoutTermsQuery, PayoutTermsRow } from "@cleverdrip/contract";
import { listPayoutRules } from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPayoutTerms } from "./entity.ts";

export async function payoutTermsOf(
  ctx: WorkspaceContext,
  campaignId: string,
  query: PayoutTermsQuery,
): Promise<{ data: PayoutTermsRow[] }> {
  await requireCampaign(ctx, campaignId);
  const { eventTypeId, scope, subject } = query;
  const filter = {
    eventTypeId: eventTypeId ?? null,
    scope: scope ?? null,
    subject: subject ?? null,
  };
  const rows = await listPayoutRules(ctx.control, ctx.workspaceId, campaignId, filter);
  return { data: rows.map(toPayoutTerms) };
}
