import type { SourceFinding } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { chanceOf } from "./beta-binomial.ts";
import { clusterSources, sourcesOfResults, type ResultSource } from "./sub-sources.ts";
import { fitPeers, type Count } from "./fit-peers.ts";
import { excesses, isLifted } from "./find-alone.ts";
import { halfOctave, paceSign, relativeTime, spanSign, type Paces } from "./spans.ts";
import { scopeOf, type Peers, type Scope } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { signKind } from "./sign-kinds.ts";
import { LIMITS } from "./thresholds.ts";

/** Half octaves that a span of time has: from 2.8 to 16 times as long at its end as at its beginning. */
const WIDTHS = [3, 4, 5, 6, 7, 8] as const;
/** Spans that do not overlap by much, of a width: as often as that chance has an occasion. */
const PLACES = 5;
const LEAST_RESULTS = 20;
/** Of the results within the span, those that are not of people: they are in it as well. */
const LEAST_MEANT = 0.95;
/** Peers in a scope that say how far apart times are. */
const LEAST_PEERS = 3;
const LEAST_PEER_RESULTS = 60;

/**
 * Sources whose results came after more alike times than any audience's. People take their time, each as much as they need;
 * a program draws it from what it was told. What is looked at is a span of time, as a factor, wherever each source has most of
 * its results: so many of a source's results are within it, of its peers' so few. At most as many of the source's results can be of people as the share outside of it
 * allows, which for people is what the peers have outside: 1 − (outside ÷ outside of the peers) is the score.
 */
export function findNarrow(
  publisherId: string,
  peers: Peers,
  isPeer: (publisherId: string) => boolean,
  paces: Paces,
  rules: FraudRuleSet,
): readonly SourceFinding[] {
  const [whole, ...subs] = sourcesOfResults(publisherId, peers, true);
  if (whole === undefined) return [];
  const clusters = [...clusterSources(whole), ...oddSources(whole, peers, rules)];
  return [whole, ...subs, ...clusters].flatMap((source) =>
    [...source.results].flatMap(([scope, own]) => {
      // Of all campaigns together it is asked how much sooner or later than usual in each.
      if (scope === "" && new Set(own.map(scopeOf)).size < 2) return [];
      const clock: Clock =
        scope === ""
          ? { timeOf: (result) => relativeTime(result, paces), signOf: paceSign }
          : { timeOf: halfOctave, signOf: spanSign };
      const times = timesOf(own, clock);
      if (times.length < LEAST_RESULTS) return [];
      const others = peersIn(scope, publisherId, peers, isPeer, clock);
      const finding = others === null ? null : narrowest(source, scope, own, times, others, clock);
      return finding === null ? [] : [finding];
    }),
  );
}

/** By what results are compared, in half octaves, and how a span of it is called. */
type Clock = {
  readonly timeOf: (result: SignedResult) => number | null;
  readonly signOf: (from: number, width: number) => string;
};

/** Results of a peer that say what is usual with it. */
const LEAST_OF_PEER = 8;

/** The usual times of campaigns and events: in the middle of what is usual with each peer, whatever its size. */
export function learnPaces(
  results: readonly SignedResult[],
  isPeer: (publisherId: string) => boolean,
): Paces {
  const peers = results.filter(
    ({ publisherId, clickId, decided }) =>
      clickId !== "" && decided !== "approved" && isPeer(publisherId),
  );
  const paces = [...Map.groupBy(peers, scopeOf)].flatMap(([scope, own]) => {
    const byPeer = [...Map.groupBy(own, ({ publisherId }) => publisherId).values()];
    const middles = byPeer
      .filter(({ length }) => length >= LEAST_OF_PEER)
      .map((list) => middleOf(list.map(halfOctave)));
    return middles.length < LEAST_PEERS ? [] : [[scope, middleOf(middles)] as const];
  });
  return Object.fromEntries(paces);
}

function middleOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * What the source has too many of, each kind by itself: of a network's or a device's results nobody can say whether they are
 * one office's or one farm's, until their times tell.
 */
function oddSources(
  whole: ResultSource,
  peers: Peers,
  rules: FraudRuleSet,
): readonly ResultSource[] {
  const odd = excesses(whole, peers, rules).filter(
    (one) =>
      one.scope === "" &&
      signKind(one.sign).weight === "paired" &&
      one.chance < LIMITS.chancePaired &&
      isLifted(one),
  );
  return odd.map(({ sign, marked }) => ({
    publisherId: whole.publisherId,
    sub: null,
    cluster: sign,
    results: new Map([["", marked], ...Map.groupBy(marked, scopeOf)]),
    looks: odd.length,
  }));
}

/** Half octaves of the results that a click came before. */
function timesOf(results: readonly SignedResult[], { timeOf }: Clock): readonly number[] {
  return results.flatMap((result) => (result.clickId === "" ? [] : (timeOf(result) ?? [])));
}

function peersIn(
  scope: Scope,
  publisherId: string,
  { own }: Peers,
  isPeer: (publisherId: string) => boolean,
  clock: Clock,
): readonly (readonly number[])[] | null {
  const others = [...own].flatMap(([peer, scopes]) => {
    const times =
      peer === publisherId || !isPeer(peer) ? [] : timesOf(scopes.get(scope) ?? [], clock);
    return times.length < LEAST_OF_PEER ? [] : [times];
  });
  const results = others.reduce((sum, { length }) => sum + length, 0);
  return others.length < LEAST_PEERS || results < LEAST_PEER_RESULTS ? null : others;
}

function narrowest(
  { publisherId, sub, cluster, looks }: ResultSource,
  scope: Scope,
  results: readonly SignedResult[],
  times: readonly number[],
  others: readonly (readonly number[])[],
  { signOf }: Clock,
): SourceFinding | null {
  let best: SourceFinding | null = null;
  for (const width of WIDTHS) {
    const { from, seen } = fullest(times, width);
    // Where each of them has most: an audience may be quicker than others, and is no narrower for it.
    const counts = others.map((own): Count => ({ seen: fullest(own, width).seen, of: own.length }));
    const fit = fitPeers(counts);
    const share = seen / times.length;
    const ofPeople = (1 - share) / (1 - fit.share);
    const score = 1 - ofPeople;
    const meant = 1 - (ofPeople * fit.share) / share;
    if (score <= LIMITS.score || meant < LEAST_MEANT) continue;
    const chance = looks * WIDTHS.length * PLACES * chanceOf(seen, times.length, fit);
    if (chance >= LIMITS.chanceAlone || (best !== null && best.chance <= chance)) continue;
    const sign = signOf(from, width);
    const [first] = results;
    best = {
      rule: signKind(sign).rule,
      about: "results",
      publisherId,
      ...(sub === null ? {} : { sub }),
      campaignId: scope === "" ? null : (first?.campaignId ?? null),
      event: scope === "" ? null : (first?.event ?? null),
      signs: cluster === undefined ? [sign] : [cluster, sign],
      seen,
      of: times.length,
      peerShare: fit.share,
      peers: counts.reduce((sum, { of }) => sum + of, 0),
      chance,
      score,
    };
  }
  return best;
}

/** Where most of the times are. */
function fullest(times: readonly number[], width: number): { from: number; seen: number } {
  let best = { from: 0, seen: 0 };
  for (const end of new Set(times.filter(Number.isFinite))) {
    const from = end - width + 1;
    const seen = countWithin(times, from, width);
    if (seen > best.seen || (seen === best.seen && from < best.from)) best = { from, seen };
  }
  return best;
}

function countWithin(times: readonly number[], from: number, width: number): number {
  return times.reduce((count, time) => count + (time >= from && time < from + width ? 1 : 0), 0);
}
