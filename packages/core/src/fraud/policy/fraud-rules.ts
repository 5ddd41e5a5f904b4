import { ALL_RULES } from "../all-rules.ts";
import type { FraudRule } from "../fraud-rule.ts";

export type FraudRuleInfo = Pick<FraudRule, "id" | "title" | "sentence">;

/** Every rule that a policy can set, in the order in which settings show them. */
export const FRAUD_RULES: readonly FraudRuleInfo[] = ALL_RULES.map(({ id, title, sentence }) => ({
  id,
  title,
  sentence,
}));

/** The list's own title; of a rule that is not in it (of an earlier version, say) its id. */
export function ruleTitle(rule: string): string {
  return FRAUD_RULES.find(({ id }) => id === rule)?.title ?? rule;
}
