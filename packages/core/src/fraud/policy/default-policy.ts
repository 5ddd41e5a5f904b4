import { ALL_RULES } from "../all-rules.ts";
import type { FraudPolicy, RuleSetting } from "../policy.ts";
import { FRAUD_RULES_VERSION } from "../rule-sets.ts";

/** Of every rule without one of its own: four of five marked events are ones that the peers do not explain. */
export const USUAL_SETTING: RuleSetting = { mode: "hold", minScore: 0.8 };

/** What holds where nobody has set anything. */
export const DEFAULT_FRAUD_POLICY: FraudPolicy = {
  isOn: true,
  rulesVersion: FRAUD_RULES_VERSION,
  rules: Object.fromEntries(ALL_RULES.map(({ id, setting = USUAL_SETTING }) => [id, setting])),
  allow: [],
  block: [],
  postbackWaitMinutes: 10,
};
