import type { Signal } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { featureName, featuresOf, weightOf, type Source } from "./likeness.ts";
import type { SignedResult } from "./result-signs.ts";

/** Marked results of a source before one of them can be unlike the others. */
const LEAST_MARKED = 8;
/** No finding is surer of a single event than that. */
const MOST_SURE = 0.995;

/** What a rule's findings go by says nothing more of the results that they mark. */
const GONE_BY: Readonly<Record<string, readonly string[]>> = {
  "repeated-sender": ["repeated", "prefix", "solo", "own-network"],
  "odd-network": ["network", "prefix", "own-network", "protocol"],
  "odd-place": ["country", "language", "distance"],
  "odd-client": ["browser", "client", "language"],
  "odd-connection": ["odd-tls", "protocol"],
  "too-soon": ["time"],
  "unlike-peers-time": ["time"],
  "hidden-frame": ["target"],
  "made-up-numbers": ["txid"],
  "same-lead": ["same-lead"],
  "many-per-click": ["many-per-click"],
  "taken-back": ["taken-back"],
};

/**
 * Results that a finding marks by what the source's honest results now and then have as well, and that are like those in
 * all else: a finding's score is the part of all its events that are the source's own doing, and likeness (naive Bayes)
 * says of the single one which part it is of.
 */
export function findUnlike(
  sources: readonly Source[],
  signalsOf: (result: SignedResult) => readonly Signal[],
  { likeness: weighing }: Pick<FraudRuleSet, "likeness">,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of sources) {
    if (source.marked.length < LEAST_MARKED) continue;
    for (const result of source.marked) {
      const likely = likelyMeant(result, signalsOf(result), source, weighing);
      if (likely < weighing.leastMeant) found.add(result.id);
    }
  }
  return found;
}

function likelyMeant(
  result: SignedResult,
  signals: readonly Signal[],
  source: Source,
  weighing: FraudRuleSet["likeness"],
): number {
  const goneBy = new Set(signals.flatMap(({ rule }) => GONE_BY[rule] ?? []));
  const score = signals.reduce((most, signal) => Math.max(most, signal.score), 0);
  const sure = Math.min(MOST_SURE, score);
  let logOdds = Math.log(sure / (1 - sure));
  for (const feature of featuresOf(result))
    if (!goneBy.has(featureName(feature)))
      logOdds += weighing.takenMarked * weightOf(feature, source, "marked", weighing);
  return 1 / (1 + Math.exp(-logOdds));
}
