import type { Signal } from "../finding.ts";
import { delaySeconds } from "./delays.ts";
import { scopeOf } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { txidShape } from "./number-shape.ts";
import { LIMITS } from "./thresholds.ts";

/** Marked results of a source before others can be like them. */
const LEAST_MARKED = 4;
/** What a single likeness may count for and against, in natural logarithms of odds, and how much of it is taken: they depend on each other. */
const MOST_FOR = 1.8;
const MOST_AGAINST = 2.5;
const TAKEN = 0.7;
/** Peers' results count as so many of the source's own where it has few that are unmarked. */
const PEER_EVENTS = 4;
const MARKED_EVENTS = 2;

/**
 * Results of a source that was found out which are like those that gave it away, and unlike the rest of it and its peers:
 * odds by likeness (naive Bayes), from the marked ones once, never from its own conclusions.
 */
export function findAlike(
  results: readonly SignedResult[],
  isMarked: (result: SignedResult) => boolean,
  isPeer: (publisherId: string) => boolean,
): ReadonlyMap<string, Signal> {
  const found = new Map<string, Signal>();
  const peers = results.filter(({ publisherId }) => isPeer(publisherId));
  const usual = countFeatures(peers);
  for (const own of groupByPublisher(results)) {
    const marked = own.filter(isMarked);
    const rest = own.filter((result) => !isMarked(result));
    if (marked.length < LEAST_MARKED || rest.length === 0) continue;
    const amongMarked = countFeatures(marked);
    const amongRest = countFeatures(rest);
    for (const result of rest) {
      const odds = oddsOf(result, (feature) => {
        const peer = ((usual.get(feature) ?? 0) + 0.5) / (peers.length + 1);
        const others = (amongRest.get(feature) ?? 1) - 1;
        const base = (others + PEER_EVENTS * peer) / (rest.length - 1 + PEER_EVENTS);
        const here = (amongMarked.get(feature) ?? 0) + MARKED_EVENTS * base;
        return here / (marked.length + MARKED_EVENTS) / base;
      });
      const logOdds = Math.log(marked.length / (rest.length + 1)) + odds.sum;
      const score = 1 / (1 + Math.exp(-logOdds));
      if (score > LIMITS.score) found.set(result.id, signalOf(score, marked.length, odds.likeness));
    }
  }
  return found;
}

function signalOf(score: number, marked: number, likeness: readonly string[]): Signal {
  const detail = `It is like ${marked} doubted results of its source, and unlike the rest: ${likeness.join(", ")}.`;
  return { rule: "alike", score, detail };
}

type Odds = { readonly sum: number; readonly likeness: readonly string[] };

function oddsOf(result: SignedResult, ratio: (feature: string) => number): Odds {
  let sum = 0;
  const weights: (readonly [feature: string, weight: number])[] = [];
  for (const feature of featuresOf(result)) {
    const weight = Math.max(-MOST_AGAINST, Math.min(MOST_FOR, Math.log(ratio(feature))));
    sum += TAKEN * weight;
    weights.push([feature, weight]);
  }
  const strongest = weights.toSorted((a, b) => b[1] - a[1]).slice(0, 4);
  return { sum, likeness: strongest.map(([feature]) => feature.replace("=", " ")) };
}

/** One value of each kind; what is unusual in itself is no more than that here. */
function featuresOf(result: SignedResult): readonly string[] {
  const { signs, traits, txid } = result;
  const has = (sign: string): string => (signs.includes(sign) ? "yes" : "no");
  const octave = Math.floor(Math.log2(Math.max(1, delaySeconds(result))));
  const distance = signs.includes("near") ? "near" : signs.includes("far") ? "far" : "usual";
  const own = [
    `time=${scopeOf(result)} ${octave}`,
    `transaction ids=${txid === null ? "" : txidShape(txid)}`,
    ...["same-lead", "many-per-click"].map((sign) => `${sign}=${has(sign)}`),
  ];
  if (traits === null) return own;
  return [
    ...own,
    `browser=${traits.client}`,
    `country=${traits.country}`,
    `language=${traits.language}`,
    `network=${traits.network} ${has("odd-network")}`,
    `address block=${traits.prefix}`,
    `target=${traits.target}`,
    `protocol=${traits.protocol}`,
    `distance=${distance}`,
    `repeated=${has("same-device")} ${has("same-network")} ${has("same-sender")}`,
    ...["odd-tls", "client", "own-network", "solo", "night"].map((sign) => `${sign}=${has(sign)}`),
  ];
}

function countFeatures(results: readonly SignedResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const result of results)
    for (const feature of featuresOf(result)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function groupByPublisher(results: readonly SignedResult[]): readonly SignedResult[][] {
  const groups = new Map<string, SignedResult[]>();
  for (const result of results) {
    const list = groups.get(result.publisherId);
    if (list === undefined) groups.set(result.publisherId, [result]);
    else list.push(result);
  }
  return [...groups.values()];
}
