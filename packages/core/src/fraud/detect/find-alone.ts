import type { SourceFinding } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { shareOfAudience } from "./audiences.ts";
import { chanceOf, type Spread } from "./beta-binomial.ts";
import { isByCampaign, scopeOf, usualShare, type Fitted, type Peers, type Scope } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { signKind } from "./sign-kinds.ts";
import type { ResultSource } from "./sub-sources.ts";
import { LIMITS } from "./thresholds.ts";
import { spansAround } from "./time-spans.ts";

/** A sign that a source's results have more often than its peers'. */
export type Excess = {
  readonly sign: string;
  /** null: of all of the publisher's. */
  readonly sub: string | null;
  readonly scope: Scope;
  readonly marked: readonly SignedResult[];
  readonly of: number;
  readonly usual: number;
  readonly peers: number;
  readonly chance: number;
};

/** Signs of a source's results that are at least `liftGiven` times as frequent as they may be. */
export function excesses(
  source: ResultSource,
  peers: Peers,
  rules: Pick<FraudRuleSet, "allowsForPace">,
): readonly Excess[] {
  const { publisherId, sub, looks } = source;
  return [...source.results].flatMap(([scope, results]) => {
    if (results.length < LIMITS.leastEvents) return [];
    return [...bySign(scope, results)].flatMap(([sign, marked]): Excess[] => {
      if (marked.length < LIMITS.leastSeen) return [];
      const share = marked.length / results.length;
      if (share < LIMITS.liftGiven * 0.6 * peers.glance(scope, [sign], publisherId)) return [];
      const fit = peers.share(scope, [sign], publisherId);
      if (fit === null) return [];
      const isAudience = rules.allowsForPace && !isAsOne({ sign, marked, of: results.length });
      const around = isAudience
        ? shareAround(sign, (one) => peers.glance(scope, [one], publisherId))
        : 0;
      const usual = Math.max(usualShare(sign, fit), around);
      if (share < LIMITS.liftGiven * usual) return [];
      const chance = looks * chanceOf(marked.length, results.length, spreadOf(sign, usual, fit));
      return [{ sign, sub, scope, marked, of: results.length, usual, peers: fit.peers, chance }];
    });
  });
}

/**
 * An advertiser may give each publisher ids of a shape, or a row, of its own, and report all of its results by the hour: only
 * another one among them is odd.
 */
export function isOwnShape(sign: string, seen: number, of: number): boolean {
  return BY_ADVERTISERS.has(signKind(sign).family) && seen / of > OWN_SHAPE;
}

const BY_ADVERTISERS: ReadonlySet<string> = new Set(["txid", "clock"]);

const OWN_SHAPE = 0.9;

/** Findings of signs that are enough by themselves. `areShared`: whether numbers in that scope have shapes in common. */
export function findAlone(
  all: readonly Excess[],
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
  areShared: (scope: Scope) => boolean = () => false,
): readonly SourceFinding[] {
  const certain = all.filter(
    (excess) => isCertain(excess, areShared) && !(rules.allowsForAudiences && isOfAudience(excess)),
  );
  return all.flatMap((excess) => {
    if (!isLifted(excess)) return [];
    if (certain.includes(excess)) return [findingOf(excess, [excess.sign])];
    const shown = certain.find((other) => showsIn(other, excess));
    return shown === undefined
      ? []
      : [{ ...findingOf(excess, [excess.sign]), confirmedBy: confirmationOf(shown) }];
  });
}

/** Most of the events that it marks are the source's own. */
export function isLifted({ marked, of, usual }: Excess): boolean {
  return marked.length / of > LIMITS.lift * usual;
}

function isCertain(excess: Excess, areShared: (scope: Scope) => boolean): boolean {
  const { sign, scope, marked, of, usual, chance } = excess;
  return (
    (signKind(sign).weight === "alone" || isAsOne(excess)) &&
    (!isOwnShape(sign, marked.length, of) || (sign.startsWith("txid:") && areShared(scope))) &&
    usual < LIMITS.common &&
    chance < (signKind(sign).family === "several" ? LIMITS.chanceSeveral : LIMITS.chanceAlone)
  );
}

function isOfAudience({ sign, marked, of }: Excess): boolean {
  return marked.length / of < shareOfAudience(sign);
}

/** People take their time, each as much as they need: when nearly all of a source take the same, it is no audience. */
function isAsOne({ sign, marked, of }: Pick<Excess, "sign" | "marked" | "of">): boolean {
  return sign.startsWith("time:") && marked.length / of > AS_ONE && of >= LEAST_AS_ONE;
}

const AS_ONE = 0.75;
const LEAST_AS_ONE = 20;

/**
 * That a source has too many of a family's events is certain by one sign: another sign of the same family, most of whose
 * events have the first, says which they are. What it marks is judged by its own share (local false discovery rate,
 * Efron 2004).
 */
function showsIn(certain: Excess, { sign, scope, marked, chance, usual }: Excess): boolean {
  if (signKind(certain.sign).family !== signKind(sign).family) return false;
  // A source that is a little quick in all may have such an audience.
  if (!isLifted(certain)) return false;
  if (chance >= LIMITS.chanceGiven || usual >= LIMITS.common) return false;
  if (certain.scope !== "" && certain.scope !== scope) return false;
  const both = marked.filter(({ signs }) => signs.includes(certain.sign)).length;
  return both * 2 > marked.length;
}

export function confirmationOf({ sign, marked, of, usual }: Excess) {
  return { sign, seen: marked.length, of, peerShare: usual };
}

export function findingOf(excess: Excess, signs: readonly string[]): SourceFinding {
  const { sign, sub, scope, marked, of, usual, peers, chance } = excess;
  const [first] = marked;
  return {
    rule: signKind(sign).rule,
    about: "results",
    publisherId: first?.publisherId ?? "",
    ...(sub === null ? {} : { sub }),
    campaignId: scope === "" ? null : (first?.campaignId ?? null),
    event: scope === "" ? null : (first?.event ?? null),
    signs,
    seen: marked.length,
    of,
    peerShare: usual,
    peers,
    chance,
    score: 1 - usual / (marked.length / of),
  };
}

/** An audience may be as much quicker or slower as that: the largest share of the peers' results in a span around it. */
function shareAround(sign: string, shareOf: (sign: string) => number): number {
  return spansAround(sign).reduce((most, one) => Math.max(most, shareOf(one)), 0);
}

function spreadOf(sign: string, usual: number, fit: Fitted): Spread {
  if (signKind(sign).usual !== undefined) return spreadAround(usual, LIMITS.usualEvents);
  return usual > fit.share ? spreadAround(usual, fit.alpha + fit.beta) : fit;
}

function spreadAround(share: number, events: number): Spread {
  return { alpha: share * events, beta: (1 - share) * events };
}

/** Signs whose frequency is the campaign's are counted there, all others over all campaigns. */
function bySign(scope: Scope, results: readonly SignedResult[]): Map<string, SignedResult[]> {
  const lists = new Map<string, SignedResult[]>();
  for (const result of results) {
    for (const sign of result.signs) {
      if (isByCampaign(sign) !== (scope !== "" && scopeOf(result) === scope)) continue;
      const list = lists.get(sign);
      if (list === undefined) lists.set(sign, [result]);
      else list.push(result);
    }
  }
  return lists;
}
