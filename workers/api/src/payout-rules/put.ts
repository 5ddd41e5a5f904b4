import type { NewPayoutTerms, PayoutTermsRow } from "@cleverdrip/contract";
import {
  findPublisher,
  listPayoutRules,
  putPayoutRule,
  type PayoutRuleRecord,
} from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import { storedPayout } from "../campaigns/payout.ts";
import { invalidField } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toPayoutTerms } from "./entity.ts";

/** Conversions from now on are paid by it; what was decided before stays as it is. */
export async function putPayoutTerms(
  ctx: WorkspaceContext,
  campaignId: string,
  input: NewPayoutTerms,
): Promise<PayoutTermsRow> {
  const { eventTypeId, scope, subject } = input;
  const campaign = await requireCampaign(ctx, campaignId);
  const isForClicks = eventTypeId === "";
  if (!isForClicks && !campaign.eventTypes.some(({ id }) => id === eventTypeId))
    throw invalidField("eventTypeId", `"${eventTypeId}" is not an event type of this campaign`);
  if (
    scope === "publisher" &&
    (await findPublisher(ctx.control, ctx.workspaceId, subject)) === null
  )
    throw invalidField("subject", `"${subject}" is not a publisher of this workspace`);
  if (isForClicks !== (input.payout.model === "cpc"))
    throw invalidField("payout.model", 'clicks (eventTypeId "") are paid by cpc, events are not');
  const payout = storedRule(input.payout);
  if (payout === "too-many-decimals") throw invalidField("payout.percent", "at most four decimals");
  const key = { eventTypeId, scope, subject };
  const [known] = await listPayoutRules(ctx.control, ctx.workspaceId, campaignId, key);
  if (known !== undefined && isSame(known, payout)) return toPayoutTerms(known);
  const record = {
    id: known?.id ?? ctx.newId("plr"),
    workspaceId: ctx.workspaceId,
    campaignId,
    ...key,
    ...payout,
    createdAtMs: known?.createdAtMs ?? ctx.nowMs,
  };
  const audit = ctx.audit({
    action: "campaign.payout-rule",
    entity: "campaign",
    entityId: campaignId,
    before: known === undefined ? null : toPayoutTerms(known),
    after: toPayoutTerms(record),
  });
  return toPayoutTerms(await putPayoutRule(ctx.control, ctx.workspaceId, record, audit));
}

function isSame(a: Parts, b: Parts): boolean {
  return (
    a.payoutModel === b.payoutModel &&
    a.payoutMicros === b.payoutMicros &&
    a.payoutPpm === b.payoutPpm
  );
}

type Parts = Pick<PayoutRuleRecord, "payoutModel" | "payoutMicros" | "payoutPpm">;

function storedRule(rule: NewPayoutTerms["payout"]): Parts | "too-many-decimals" {
  return rule.model === "cpc"
    ? { payoutModel: rule.model, payoutMicros: rule.amountMicros, payoutPpm: null }
    : storedPayout(rule);
}
