import type { FraudDecided } from "@cleverdrip/contract";
import type { Tone } from "../../../ui/badge.tsx";
import { resultsWords } from "./decided-words.ts";

type Undone = FraudDecided["data"][number];

const WORDS: Readonly<
  Record<Undone["outcome"], { readonly label: string; readonly tone: Tone; readonly why: string }>
> = {
  changed: { label: "As before", tone: "good", why: "" },
  unchanged: { label: "As before", tone: "neutral", why: "nothing had changed" },
  refused: { label: "Left as it is", tone: "warn", why: "it could not be changed" },
  missing: { label: "Gone", tone: "neutral", why: "it is not there any more" },
};

/** What became of a result when its decision was undone, and why where it is not as before. */
export function undoneWords({ outcome, sentence }: Undone) {
  const { label, tone, why } = WORDS[outcome];
  return { label, tone, why: sentence ?? why };
}

/** "Undone: 11 results as before, 1 left as it is". */
export function undoneSummary(data: FraudDecided["data"]): string {
  const left = data.filter(({ outcome }) => outcome === "refused" || outcome === "missing").length;
  const back = `Undone: ${resultsWords(data.length - left)} as before`;
  if (left === 0) return back;
  return `${back}, ${left} left as ${left === 1 ? "it is" : "they are"}`;
}
