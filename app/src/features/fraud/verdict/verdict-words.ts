import type { ConversionFraud } from "@cleverdrip/contract";
import type { Tone } from "../../../ui/badge.tsx";
import { formatShare } from "../../../format/number.ts";
import { settingWords } from "../policy/policy-words.ts";

type Verdict = NonNullable<ConversionFraud["verdict"]>;

type State = { readonly label: string; readonly tone: Tone };

const ACTIONS: Readonly<Record<Verdict["action"], State>> = {
  off: { label: "Let through", tone: "neutral" },
  tag: { label: "Marked only", tone: "warn" },
  hold: { label: "Doubted", tone: "warn" },
  reject: { label: "Doubted", tone: "bad" },
};

/** What became of it, in a word or two. */
export function stateOf({ verdict }: Pick<ConversionFraud, "verdict">): State {
  if (verdict === null) return { label: "Nothing against it", tone: "good" };
  if (verdict.decision === "approved") return { label: "Approved by a person", tone: "good" };
  if (verdict.decision === "rejected") return { label: "Rejected by a person", tone: "bad" };
  return ACTIONS[verdict.action];
}

/** What the rules of now make of a signal. */
export function ruleWords(signal: Verdict["signals"][number]): string {
  if (signal.counts) return settingWords(signal);
  if (signal.mode === "off") return "its rule is off";
  return `too weak: its rule needs ${formatShare(signal.minScore)}`;
}
