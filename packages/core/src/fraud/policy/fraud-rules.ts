import { ALL_RULES } from "../all-rules.ts";
import type { FraudRule } from "../fraud-rule.ts";

export type FraudRuleInfo = Pick<FraudRule, "id" | "title" | "sentence">;

/** Rules without signs that results are judged by all the same. */
const BY_RESULT: ReadonlySet<string> = new Set(["invalid-click", "block-list", "alike"]);

/** Every rule that a policy can set, in the order in which settings show them. */
export const FRAUD_RULES: readonly FraudRuleInfo[] = ALL_RULES.filter(canBeFound).map(
  ({ id, title, sentence }) => ({ id, title, sentence }),
);

/** What only ever confirms other rules, or is not judged as fraud, has nothing to set: nothing would follow from it. */
function canBeFound({ id, signs }: FraudRule): boolean {
  return BY_RESULT.has(id) || Object.values(signs).some(({ weight }) => weight !== "helps");
}

/** The list's own title; of a rule that is not in it (of an earlier version, say) its id. */
export function ruleTitle(rule: string): string {
  return ALL_RULES.find(({ id }) => id === rule)?.title ?? rule;
}
