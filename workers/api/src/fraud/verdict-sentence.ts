import { KIND_WORDS, ruleTitle } from "@cleverdrip/core";
import type { ConversionRecord, FraudVerdictRecord } from "@cleverdrip/db";
import type { Weighed } from "./weigh.ts";

/** What it comes to: a person's word goes first, then a list's, then the rules'. */
export function verdictSentence(
  { status, reason }: Pick<ConversionRecord, "status" | "reason">,
  stored: Pick<FraudVerdictRecord, "decision"> | null,
  { action, listed, verdict }: Weighed,
): string {
  if (stored?.decision === "approved") return "Somebody looked at it and let it through.";
  if (stored?.decision === "rejected") return "Somebody looked at it and rejected it.";
  if (listed?.list === "allow") {
    const { kind, value } = listed.entry;
    return `It is let through: the allow list has the ${KIND_WORDS[kind]} ${value}.`;
  }
  if (verdict.signals.length === 0) return "Nothing is known against it.";
  if (action.signals.length === 0)
    return "Something speaks against it, but not enough for anything to follow.";
  const titles = [...new Set(action.signals.map(({ rule }) => ruleTitle(rule)))].join(", ");
  const isFollowed =
    (action.mode === "hold" && status === "hold" && reason === "H_FRAUD") ||
    (action.mode === "reject" && status === "rejected" && reason === "X_FRAUD");
  if (action.mode === "tag") return `It is marked, nothing else follows: ${titles}.`;
  const [does, would] = action.mode === "hold" ? ["held", "hold"] : ["rejected", "reject"];
  return isFollowed
    ? `It is ${does}: ${titles}.`
    : `The policy of now would ${would} it: ${titles}. It takes effect when sources are judged next, unless its statement is closed.`;
}
