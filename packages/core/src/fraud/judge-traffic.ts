import { learnClicks, withoutUncertain, type ClickLore } from "./detect/click-signs.ts";
import { countElsewhere } from "./detect/elsewhere.ts";
import { findAlike } from "./detect/alike.ts";
import { excesses, findAlone } from "./detect/find-alone.ts";
import { findClicks } from "./detect/find-clicks.ts";
import { findConfirmed } from "./detect/find-confirmed.ts";
import type { Paces } from "./detect/spans.ts";
import { findNarrow, learnPaces } from "./detect/find-narrow.ts";
import { findLowRate } from "./detect/find-low-rate.ts";
import { withOrdinaryRate } from "./detect/ordinary-rate.ts";
import { findUnlike } from "./detect/unlike.ts";
import { sourcesOf } from "./detect/likeness.ts";
import { areShapesShared } from "./detect/shared-shapes.ts";
import { findPairs } from "./detect/find-pairs.ts";
import { steadyFindings } from "./detect/find-steady.ts";
import { byPublisherId, kindsOf, type Kinds } from "./detect/kinds.ts";
import { byPublisher, LEAST_SCORE, matchResult, verdictOf } from "./detect/match.ts";
import { leaveOutExplained, leaveOutRepeated } from "./detect/explained.ts";
import { countPeers } from "./detect/peers.ts";
import { signDelays, signResults, type SignedResult } from "./detect/result-signs.ts";
import { clickSignsFrom, signalsAgainst, signsOfItsClick } from "./detect/signs-for-clicks.ts";
import { sourcesOfResults } from "./detect/sub-sources.ts";
import { LIMITS } from "./detect/thresholds.ts";
import type { Evidence, SourceClick } from "./evidence.ts";
import { clicksByPublisher } from "./window/pace-sketch.ts";
import type { ResultVerdict, Signal, SourceFinding } from "./finding.ts";
import { writeKnowledge, type Knowledge } from "./knowledge.ts";
import { FRAUD_RULE_SETS, type FraudRuleSet } from "./rule-sets.ts";

/** What is made of a workspace's sources at a moment. */
export type Judgement = {
  readonly findings: readonly SourceFinding[];
  /** What it takes to judge another event by the findings. */
  readonly knowledge: Knowledge;
  /** By result; those that nothing is held against are left out. */
  readonly results: ReadonlyMap<string, ResultVerdict>;
  /** What the findings about its source's clicks have against a click of the evidence: of each rule the strongest. */
  readonly clickSignals: (click: SourceClick) => readonly Signal[];
};

/**
 * Tells sources, and their results, from their peers. It depends on the evidence and the rule set alone: not on the order in
 * which it came, nor on what was judged before.
 */
export function judgeTraffic(given: Evidence, rules: FraudRuleSet = FRAUD_RULE_SETS[0]): Judgement {
  const evidence = inOrder(given);
  const kinds = kindsOf(byPublisherId(evidence.clicks), rules);
  const first = judgeBy(evidence, kinds, learnClicks(kinds, evidence, rules), rules);
  const { foundOut } = first;
  if (foundOut.size === 0) return first.judged;
  // What they sent says nothing of what is usual.
  const lore = learnClicks(kinds, evidence, rules, (publisherId) => !foundOut.has(publisherId));
  return judgeBy(evidence, kinds, lore, rules).judged;
}

type Judged = {
  readonly judged: Judgement;
  /** Publishers of whom enough is marked, by clicks or results. */
  readonly foundOut: ReadonlySet<string>;
};

function judgeBy(evidence: Evidence, kinds: Kinds, lore: ClickLore, rules: FraudRuleSet): Judged {
  const aboutClicks = findAboutClicks(evidence, kinds, lore, rules);
  const signsOf = clickSignsFrom(lore, evidence.steady);
  const ofClick = new Map(
    evidence.results.map((result) => [result.id, signsOfItsClick(result, signsOf)]),
  );
  const bare = signResults(evidence.results, lore, rules).map((one) => asKnownTo(one, rules));
  const slow: ReadonlySet<string> = rules.allowsForAudiences
    ? withOrdinaryRate(evidence)
    : new Set();
  let outsiders: ReadonlySet<string> = new Set();
  let findings: readonly SourceFinding[] = [];
  let paces: Paces = {};
  let signed: readonly SignedResult[] = [];
  let marks = new Map<string, readonly Signal[]>();
  for (let round = 0; round < LIMITS.rounds; round += 1) {
    const isPeer = (publisherId: string) => !outsiders.has(publisherId);
    signed = signDelays(bare, isPeer, (id) => slow.has(id)).map(asDecided);
    paces = rules.judgesSubIds ? learnPaces(signed, isPeer) : {};
    findings = [...aboutClicks, ...findResults(signed, isPeer, paces, rules)];
    const own = byPublisher(findings);
    marks = new Map(
      signed.map((result) => [
        result.id,
        matchResult(certain(result, lore), ofClick.get(result.id) ?? [], own, paces),
      ]),
    );
    const next = whoIsFoundOut(signed.filter((result) => isMarked(result, marks)));
    // The last round's peers are those of its findings; with the same peers another round finds the same.
    if (round === LIMITS.rounds - 1 || isSame(next, outsiders)) break;
    outsiders = next;
  }
  const isPeer = (publisherId: string) => !outsiders.has(publisherId);
  findings = [...findings, ...findLowRate(evidence, isPeer)];
  const results = judgeResults(signed, marks, isPeer, rules);
  const knowledge = writeKnowledge({
    findings,
    signed,
    evidence,
    browsers: kinds.browsers,
    lore,
    paces,
  });
  const foundByClicks = aboutClicks.map(({ publisherId }) => publisherId);
  return {
    judged: { findings, knowledge, results, clickSignals: signalsAgainst(aboutClicks, signsOf) },
    foundOut: new Set([...outsiders, ...foundByClicks]),
  };
}

/** Results with something against them: what findings mark, what is like it, without what is like the honest rest. */
function judgeResults(
  signed: readonly SignedResult[],
  marks: ReadonlyMap<string, readonly Signal[]>,
  isPeer: (publisherId: string) => boolean,
  rules: FraudRuleSet,
): ReadonlyMap<string, ResultVerdict> {
  const sources = sourcesOf(signed, (result) => isMarked(result, marks), isPeer);
  const alike = findAlike(sources, ({ id }) => against(id, marks), rules);
  const unlike = findUnlike(sources, ({ id }) => against(id, marks), rules);
  const results = new Map<string, ResultVerdict>();
  for (const { id, decided } of signed) {
    if (decided === undefined && unlike.has(id)) continue;
    const like = alike.get(id);
    const verdict = verdictOf([...(marks.get(id) ?? []), ...(like === undefined ? [] : [like])]);
    if (verdict.score >= LEAST_SCORE) results.set(id, verdict);
  }
  return results;
}

function findAboutClicks(
  { clicks, totals, steady = [] }: Evidence,
  { browsers }: Kinds,
  lore: ClickLore,
  rules: FraudRuleSet,
): readonly SourceFinding[] {
  return [
    ...findClicks(browsers, lore.odd, countElsewhere(clicks, lore), rules),
    ...steadyFindings(steady, clicksByPublisher(totals)),
  ];
}

function findResults(
  signed: readonly SignedResult[],
  isPeer: (publisherId: string) => boolean,
  paces: Paces,
  rules: FraudRuleSet,
): readonly SourceFinding[] {
  const peers = countPeers(signed, isPeer);
  return [...peers.own.keys()].flatMap((publisherId) => {
    const areShared = (scope: string) =>
      rules.comparesShapes && areShapesShared(scope, publisherId, peers, isPeer);
    return [
      ...(rules.judgesSubIds ? findNarrow(publisherId, peers, isPeer, paces, rules) : []),
      ...leaveOutRepeated(
        sourcesOfResults(publisherId, peers, rules.judgesSubIds).flatMap((source) => {
          const all = excesses(source, peers, rules);
          const found = [
            ...findAlone(all, rules, areShared),
            ...findConfirmed(all, peers, rules),
            ...findPairs(source, peers, rules),
          ];
          return leaveOutExplained(found, source.results.get("") ?? []);
        }),
      ),
    ];
  });
}

function asKnownTo(result: SignedResult, { unknownSigns }: FraudRuleSet): SignedResult {
  if (unknownSigns.length === 0) return result;
  return { ...result, signs: result.signs.filter((sign) => !unknownSigns.includes(sign)) };
}

/** As it is judged by itself: what its address may have shared with others says nothing of it. */
function certain(result: SignedResult, lore: ClickLore): SignedResult {
  const { traits, publisherId, clickAtMs: atMs, signs } = result;
  if (traits === null) return result;
  const kept = withoutUncertain(signs, { publisherId, traits, atMs }, lore);
  return kept === signs ? result : { ...result, signs: kept };
}

/** What a person let through is one of its source's results, and says nothing against it. */
function asDecided(result: SignedResult): SignedResult {
  return result.decided === "approved" ? { ...result, signs: [] } : result;
}

/** A person's word goes before the findings. */
function isMarked(
  { id, decided }: SignedResult,
  marks: ReadonlyMap<string, readonly Signal[]>,
): boolean {
  if (decided !== undefined) return decided === "rejected";
  return verdictOf(marks.get(id) ?? []).score > LIMITS.score;
}

/** The signals that are enough to hold it. */
function against(id: string, marks: ReadonlyMap<string, readonly Signal[]>): readonly Signal[] {
  return (marks.get(id) ?? []).filter(({ score }) => score > LIMITS.score);
}

/** Publishers of whom enough is marked to be no measure for others. */
function whoIsFoundOut(marked: readonly SignedResult[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { publisherId } of marked) counts.set(publisherId, (counts.get(publisherId) ?? 0) + 1);
  return new Set(
    [...counts]
      .filter(([, count]) => count >= LIMITS.leastMarked)
      .map(([publisherId]) => publisherId),
  );
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function inOrder(evidence: Evidence): Evidence {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return {
    ...evidence,
    clicks: evidence.clicks.filter(({ traits }) => traits.known === ""),
    results: evidence.results.toSorted(byId),
  };
}
