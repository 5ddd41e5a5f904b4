import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import { updateCampaign } from "./campaigns.ts";
import { listPayoutRules, putPayoutRule, removePayoutRule } from "./payout-rules.ts";

const ALL = { eventTypeId: null, scope: null, subject: null };

async function withEvent() {
  const { workspaceId, campaignId } = await furnishWorkspace(env.CONTROL);
  const eventTypeId = `evt_${workspaceId}`;
  const payout = { payoutModel: "cpa", payoutMicros: 5, payoutPpm: null } as const;
  const event = {
    id: eventTypeId,
    workspaceId,
    campaignId,
    name: "sale",
    nameKey: "sale",
    position: 0,
    ...payout,
    revenueMicros: null,
    revenuePpm: null,
    aliases: [],
    duplicatePolicy: "ignore-txid",
    holdDays: 0,
  };
  await updateCampaign(env.CONTROL, workspaceId, campaignId, {}, [event], anyAudit());
  const rule = {
    id: `plr_${workspaceId}`,
    workspaceId,
    campaignId,
    eventTypeId,
    scope: "tier",
    subject: "gold",
    ...payout,
    createdAtMs: 1,
  } as const;
  return { workspaceId, campaignId, rule };
}

test("a rule put twice is one rule with the newer payout and its first id", async () => {
  const { workspaceId, campaignId, rule } = await withEvent();
  await putPayoutRule(env.CONTROL, workspaceId, rule, anyAudit());
  const again = { ...rule, id: "plr_other", payoutMicros: 9 };
  expect(await putPayoutRule(env.CONTROL, workspaceId, again, anyAudit())).toEqual({
    ...rule,
    payoutMicros: 9,
  });
  expect(await listPayoutRules(env.CONTROL, workspaceId, campaignId, ALL)).toHaveLength(1);
});

test("another workspace sees no rule, and neither replaces nor removes one", async () => {
  const { workspaceId, campaignId, rule } = await withEvent();
  await putPayoutRule(env.CONTROL, workspaceId, rule, anyAudit());
  const other = crypto.randomUUID();
  expect(await listPayoutRules(env.CONTROL, other, campaignId, ALL)).toEqual([]);
  await expect(
    putPayoutRule(env.CONTROL, other, { ...rule, payoutMicros: 1 }, anyAudit()),
  ).rejects.toThrow("was not stored");
  await removePayoutRule(env.CONTROL, other, rule.id, anyAudit());
  expect(await listPayoutRules(env.CONTROL, workspaceId, campaignId, ALL)).toEqual([rule]);
});
