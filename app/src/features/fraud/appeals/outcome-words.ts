import type { FraudAppeal } from "@cleverdrip/contract";
import type { Tone } from "../../../ui/badge.tsx";

type Outcome = NonNullable<FraudAppeal["outcome"]>;

type Words = {
  readonly label: string;
  readonly tone: Tone;
  /** What follows from it. */
  readonly hint: string;
};

const WORDS: Readonly<Record<Outcome, Words>> = {
  upheld: {
    label: "Upheld",
    tone: "good",
    hint: "The publisher is right: the result is approved.",
  },
  denied: { label: "Denied", tone: "bad", hint: "The result stays as it is." },
  withdrawn: {
    label: "Withdrawn",
    tone: "neutral",
    hint: "The publisher does not object any more.",
  },
};

export const OUTCOMES: readonly Outcome[] = ["upheld", "denied", "withdrawn"];

export function outcomeWords(outcome: Outcome): Words {
  return WORDS[outcome];
}
