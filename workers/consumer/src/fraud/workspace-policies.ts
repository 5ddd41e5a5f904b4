import {
  fraudRuleSet,
  mergePolicy,
  readOwnPolicy,
  type FraudPolicy,
  type FraudRuleSet,
} from "@cleverdrip/core";
import { readFraudPolicies } from "@cleverdrip/db";

/** How a workspace deals with fraud: each campaign's policy, and the rule set that judges all of them together. */
export type WorkspacePolicies = {
  readonly policyOf: (campaignId: string) => FraudPolicy;
  readonly rules: FraudRuleSet;
};

export async function readWorkspacePolicies(
  control: D1Database,
  workspaceId: string,
): Promise<WorkspacePolicies> {
  const rows = await readFraudPolicies(control, workspaceId, null);
  const own = new Map(rows.map(({ campaignId, policy }) => [campaignId, readOwnPolicy(policy)]));
  const usual = mergePolicy(own.get("") ?? {});
  const merged = new Map(
    [...own].map(([campaignId, policy]) => [campaignId, mergePolicy(own.get("") ?? {}, policy)]),
  );
  return {
    policyOf: (campaignId) => merged.get(campaignId) ?? usual,
    rules: fraudRuleSet(usual.rulesVersion),
  };
}
