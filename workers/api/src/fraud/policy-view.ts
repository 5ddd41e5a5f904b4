import type { FraudPolicyView, OwnFraudPolicyInput } from "@cleverdrip/contract";
import {
  FRAUD_RULE_SETS,
  FRAUD_RULES,
  fraudRuleSet,
  settingOf,
  type ListEntry,
  type OwnFraudPolicy,
} from "@cleverdrip/core";
import { requireCampaign } from "../campaigns/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import {
  mergedPolicy,
  readLevels,
  ruleSource,
  sourceOf,
  WORKSPACE_LEVEL,
  type Levels,
} from "./levels.ts";

/** What holds for the campaign, or for the workspace's campaigns that say nothing of their own. */
export async function getPolicy(
  ctx: WorkspaceContext,
  campaignId: string | null,
): Promise<FraudPolicyView> {
  if (campaignId !== null) await requireCampaign(ctx, campaignId);
  return policyView(campaignId, await readLevels(ctx, campaignId ?? WORKSPACE_LEVEL));
}

function policyView(campaignId: string | null, levels: Levels): FraudPolicyView {
  const merged = mergedPolicy(levels);
  const own = campaignId === null ? levels.workspace : levels.campaign;
  return {
    campaignId,
    isOn: { value: merged.isOn, from: sourceOf(levels, ({ isOn }) => isOn !== undefined) },
    rulesVersion: {
      value: fraudRuleSet(merged.rulesVersion).version,
      from: levels.workspace?.own.rulesVersion === undefined ? "default" : "workspace",
    },
    ruleSets: FRAUD_RULE_SETS.map(({ version, change }) => ({ version, change })),
    postbackWaitMinutes: {
      value: merged.postbackWaitMinutes,
      from: sourceOf(levels, ({ postbackWaitMinutes: wait }) => wait !== undefined),
    },
    rules: FRAUD_RULES.map((rule) => ({
      ...rule,
      ...settingOf(merged, rule.id),
      from: ruleSource(levels, rule.id),
    })),
    allow: entriesOf(levels, "allow"),
    block: entriesOf(levels, "block"),
    own: own === null ? {} : shownOwn(own.own),
    updatedAtMs: own?.updatedAtMs ?? null,
  };
}

function entriesOf({ workspace, campaign }: Levels, list: "allow" | "block") {
  const from = <S extends string>(entries: readonly ListEntry[] | undefined, source: S) =>
    (entries ?? []).map((entry) => ({ ...entry, from: source }));
  return [
    ...from(campaign?.own[list], "campaign" as const),
    ...from(workspace?.own[list], "workspace" as const),
  ];
}

/** The contract takes lists that may be changed; nobody changes them. */
function shownOwn(own: OwnFraudPolicy): OwnFraudPolicyInput {
  return own as OwnFraudPolicyInput;
}
