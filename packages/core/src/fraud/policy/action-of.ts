import type { ResultVerdict, Signal } from "../finding.ts";
import type { FraudPolicy, RuleMode, RuleSetting, SettingMode } from "../policy.ts";
import { USUAL_SETTING } from "./default-policy.ts";
import type { Listed } from "./listed.ts";
import { RULE_MODES } from "./own-policy.ts";

export type FraudAction = {
  /** The strictest of what the signals lead to. */
  readonly mode: RuleMode;
  /** One of them keeps the source's clicks out of the campaign. */
  readonly blocks: boolean;
  /** The highest score of the signals that count; 0 without any. */
  readonly score: number;
  /** Those that count: their rule is not off and their score is enough. */
  readonly signals: readonly Signal[];
};

const NOTHING: FraudAction = { mode: "off", blocks: false, score: 0, signals: [] };

/** What follows from a verdict, where a list does not say otherwise. */
export function actionOf(
  policy: FraudPolicy,
  { signals }: ResultVerdict,
  listed: Listed | null = null,
): FraudAction {
  if (!policy.isOn || listed?.list === "allow") return NOTHING;
  const counting = signals.filter((signal) => doesCount(settingOf(policy, signal.rule), signal));
  return counting.reduce<FraudAction>(
    (action, { rule, score }) => ({
      mode: stricter(action.mode, resultMode(settingOf(policy, rule).mode)),
      blocks: action.blocks || settingOf(policy, rule).mode === "block",
      score: Math.max(action.score, score),
      signals: counting,
    }),
    NOTHING,
  );
}

/** A rule that the policy does not know yet is at the usual setting. */
export function settingOf(policy: FraudPolicy, rule: string): RuleSetting {
  return Object.hasOwn(policy.rules, rule) ? (policy.rules[rule] ?? USUAL_SETTING) : USUAL_SETTING;
}

/** What a setting makes of a result by itself. */
export function resultMode(mode: SettingMode): RuleMode {
  return mode === "block" ? "reject" : mode;
}

export function doesCount(setting: RuleSetting, { score }: Pick<Signal, "score">): boolean {
  return setting.mode !== "off" && score >= setting.minScore;
}

function stricter(a: RuleMode, b: RuleMode): RuleMode {
  return RULE_MODES.indexOf(a) >= RULE_MODES.indexOf(b) ? a : b;
}
