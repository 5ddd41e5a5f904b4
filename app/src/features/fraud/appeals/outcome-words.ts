import type { FraudAppeal } from "@cleverdrip/contract";
import type { Tone } from "../../../ui/badge.tsx";

type Outcome = NonNullable<FraudAppeal["outcome"]>;

const WORDS: Readonly<Record<Outcome, { readonly label: string; readonly tone: Tone }>> = {
  upheld: { label: "Upheld", tone: "good" },
  denied: { label: "Denied", tone: "bad" },
  withdrawn: { label: "Withdrawn", tone: "neutral" },
};

export const OUTCOMES: readonly Outcome[] = ["upheld", "denied", "withdrawn"];

export function outcomeWords(outcome: Outcome) {
  return WORDS[outcome];
}

/** What follows from it. */
export function effectWords(outcome: Outcome, { clickDay }: Pick<FraudAppeal, "clickDay">): string {
  switch (outcome) {
    case "upheld":
      return `The publisher is right: ${clickDay === null ? "the result is approved." : paidWords(clickDay)}`;
    case "denied":
      return `The ${clickDay === null ? "result" : "day"} stays as it is.`;
    case "withdrawn":
      return "The publisher does not object any more.";
  }
}

function paidWords({ hold }: NonNullable<FraudAppeal["clickDay"]>): string {
  if (hold === null || hold.decision === "paid") return "nothing of the day is held any more.";
  return hold.decision === "open" ? "what is held is paid." : "what was refused is paid after all.";
}
