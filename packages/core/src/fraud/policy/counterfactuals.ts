import type { ResultVerdict } from "../finding.ts";
import type { FraudPolicy, RuleMode } from "../policy.ts";
import { actionOf, resultMode, settingOf } from "./action-of.ts";
import { ruleTitle } from "./fraud-rules.ts";
import type { Listed } from "./listed.ts";

const WORDS: Readonly<Record<RuleMode, string>> = {
  off: "be let through",
  tag: "be let through with a mark",
  hold: "be held",
  reject: "be rejected",
};

/** What would have to be otherwise for the result to be treated better; none where nothing follows from it. */
export function counterfactuals(
  policy: FraudPolicy,
  verdict: ResultVerdict,
  listed: Listed | null = null,
): readonly string[] {
  const now = actionOf(policy, verdict, listed);
  if (now.mode === "off" || now.mode === "tag") return [];
  const rules = [...new Set(now.signals.map(({ rule }) => rule))];
  const without = (gone: readonly string[]): RuleMode => {
    const signals = verdict.signals.filter(({ rule }) => !gone.includes(rule));
    return actionOf(policy, { ...verdict, signals }, listed).mode;
  };
  const single = rules.filter((rule) => without([rule]) !== now.mode);
  const sentences = single.map(
    (rule) => `Without "${ruleTitle(rule)}" it would ${WORDS[without([rule])]}.`,
  );
  if (single.length > 0) return [...sentences, ...byScore(policy, now.signals)];
  const strict = rules.filter((rule) => resultMode(settingOf(policy, rule).mode) === now.mode);
  const names = strict.map((rule) => `"${ruleTitle(rule)}"`).join(" and ");
  return [
    `Without ${names} together it would ${WORDS[without(strict)]}; each alone is enough to ${now.mode} it.`,
  ];
}

/** Where one signal decides, how much it is above its threshold. */
function byScore(
  policy: FraudPolicy,
  signals: readonly { readonly rule: string; readonly score: number }[],
): readonly string[] {
  const [only, ...more] = signals;
  if (only === undefined || more.length > 0) return [];
  const { minScore } = settingOf(policy, only.rule);
  const shown = (score: number) => String(Math.floor(score * 1_000) / 1_000);
  return [
    `With a score below ${shown(minScore)} instead of ${shown(only.score)} nothing would follow.`,
  ];
}
