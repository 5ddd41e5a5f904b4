import type { Signal } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { featureKind, featureName, featuresOf, weightOf, type Source } from "./likeness.ts";
import { likenessWords } from "./likeness-words.ts";
import type { SignedResult } from "./result-signs.ts";

/** Marked results of a source before others can be like them. */
const LEAST_MARKED = 4;
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
  { likeness: weighing }: Pick<FraudRuleSet, "likeness">,
): ReadonlyMap<string, Signal> {
  const found = new Map<string, Signal>();
  for (const source of sources) {
    const { marked, rest } = source;
    if (marked.length < LEAST_MARKED) continue;
    const rules = marked.flatMap((result) => signalsOf(result).map(({ rule }) => rule));
    const selectedBy = new Set(rules.map((rule) => SELECTED_BY[rule] ?? ""));
    for (const result of rest) {
      const { sum, likeness } = oddsOf(result, source, selectedBy, weighing);
      const logOdds = Math.log(marked.length / (rest.length + 1)) + sum;
      const score = 1 / (1 + Math.exp(-logOdds));
      if (score > weighing.leastAlike)
        found.set(result.id, signalOf(score, marked.length, likeness));
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
function oddsOf(
  result: SignedResult,
  source: Source,
  selectedBy: ReadonlySet<string>,
  weighing: FraudRuleSet["likeness"],
): Odds {
  const { isByKind, taken } = weighing;
  const all = featuresOf(result).map((feature): Weighed => {
    const weight = weightOf(feature, source, "rest", weighing);
    const isLack = weight < 0 && selectedBy.has(featureName(feature));
    return [feature, isLack ? 0 : weight];
  });
  const weights = isByKind ? strongestOfKinds(all) : all;
  const strongest = weights
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 4);
  return {
    sum: weights.reduce((sum, [, weight]) => sum + taken * weight, 0),
    likeness: strongest.map(([feature]) => feature),
  };
}

type Weighed = readonly [feature: string, weight: number];

/** Of features that have a cause in common, a language and its country, the one that says most: together they say no more. */
function strongestOfKinds(all: readonly Weighed[]): readonly Weighed[] {
  const best = new Map<string, Weighed>();
  for (const one of all) {
    const kind = featureKind(one[0]);
    const known = best.get(kind);
    if (known === undefined || Math.abs(one[1]) > Math.abs(known[1])) best.set(kind, one);
  }
  return [...best.values()];
}
