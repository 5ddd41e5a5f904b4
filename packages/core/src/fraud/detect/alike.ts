import type { Signal } from "../finding.ts";
import { featureName, featuresOf, weightOf, type Source } from "./likeness.ts";
import { likenessWords } from "./likeness-words.ts";
import type { SignedResult } from "./result-signs.ts";
import { LIMITS } from "./thresholds.ts";

/** Marked results of a source before others can be like them. */
const LEAST_MARKED = 4;
/** Chosen as the limits are. */
const TAKEN = 1.2;
/**
 * A lead that was named before, or a frame, marks every result that has it: that one of the rest has it not says nothing, and
 * whoever sells a lead twice sells others once.
 */
const SELECTED_BY: Readonly<Record<string, string>> = {
  "same-lead": "same-lead",
  "hidden-frame": "target",
};

/**
 * Results of a source that was found out which are like those that gave it away, and unlike the rest of it and its peers:
 * odds by likeness (naive Bayes), from the marked ones once, never from its own conclusions.
 */
export function findAlike(
  sources: readonly Source[],
  signalsOf: (result: SignedResult) => readonly Signal[],
): ReadonlyMap<string, Signal> {
  const found = new Map<string, Signal>();
  for (const source of sources) {
    const { marked, rest } = source;
    if (marked.length < LEAST_MARKED) continue;
    const rules = marked.flatMap((result) => signalsOf(result).map(({ rule }) => rule));
    const selectedBy = new Set(rules.map((rule) => SELECTED_BY[rule] ?? ""));
    for (const result of rest) {
      const { sum, likeness } = oddsOf(result, source, selectedBy);
      const logOdds = Math.log(marked.length / (rest.length + 1)) + sum;
      const score = 1 / (1 + Math.exp(-logOdds));
      if (score > LIMITS.score) found.set(result.id, signalOf(score, marked.length, likeness));
    }
  }
  return found;
}

function signalOf(score: number, marked: number, likeness: readonly string[]): Signal {
  const detail = `It is like ${marked} doubted results of its source, and unlike the rest, by ${likenessWords(likeness)}.`;
  return { rule: "alike", score, detail };
}

type Odds = { readonly sum: number; readonly likeness: readonly string[] };

/** `selectedBy`: features whose lack says nothing. */
function oddsOf(result: SignedResult, source: Source, selectedBy: ReadonlySet<string>): Odds {
  const weights = featuresOf(result).map((feature) => {
    const weight = weightOf(feature, source, "rest");
    const isLack = weight < 0 && selectedBy.has(featureName(feature));
    return [feature, isLack ? 0 : weight] as const;
  });
  const strongest = weights
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 4);
  return {
    sum: weights.reduce((sum, [, weight]) => sum + TAKEN * weight, 0),
    likeness: strongest.map(([feature]) => feature),
  };
}
