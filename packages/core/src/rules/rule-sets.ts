import type { RuleSet } from "./rule-set.ts";
import { RULES_V1 } from "./rules-v1.ts";
import { RULES_V2 } from "./rules-v2.ts";

/**
 * Every rule set there ever was, oldest first: what was judged by one can be judged by it again. A change of what is
 * judged is a new one at the end; those before it stay as they are.
 */
const RULE_SETS: readonly RuleSet[] = [RULES_V1, RULES_V2];

/** By which events are judged as they come. */
export const CURRENT_RULES: RuleSet = RULE_SETS.at(-1) ?? RULES_V1;

/** `v2` or `2`. Throws with a sentence that lists the rule sets where it is none. */
export function readRules(text: string): RuleSet {
  const version = /^v?([1-9]\d{0,5})$/.exec(text)?.[1];
  const found = RULE_SETS.find((own) => String(own.version) === version);
  if (found !== undefined) return found;
  const known = RULE_SETS.map((own) => `v${own.version}`).join(", ");
  throw new RangeError(`there is no rule set "${text.slice(0, 20)}"; there is ${known}`);
}
