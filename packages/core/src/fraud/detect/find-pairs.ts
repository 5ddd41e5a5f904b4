import type { SourceFinding } from "../finding.ts";
import { isOneAudience } from "./audiences.ts";
import { chanceOf, overlapChance } from "./beta-binomial.ts";
import { isOwnShape } from "./find-alone.ts";
import { isByCampaign, usualShare, type Fitted, type Peers, type Scope } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { signKind } from "./sign-kinds.ts";
import type { ResultSource } from "./sub-sources.ts";
import { LIMITS } from "./thresholds.ts";

/** Families of which one has to be in a pair where neither sign is enough alone. */
const BEHAVIOUR: ReadonlySet<string> = new Set(["sender", "time"]);

/**
 * Two signs of different families that come together far more often than among the peers, and where the one is there the
 * other is more frequent than it is among the peers: the same few are behind both.
 */
export function findPairs(
  source: ResultSource,
  peers: Peers,
  rules: FraudRuleSet,
): readonly SourceFinding[] {
  return [...source.results].flatMap(([scope, results]) => {
    if (results.length < LIMITS.leastEvents) return [];
    const counts = countSigns(results);
    return pairsOf(scope, results, counts, rules).flatMap(({ a, b, seen }) => {
      const finding = judgePair({ a, b, scope, results, seen, counts, source }, peers, rules);
      return finding === null ? [] : [finding];
    });
  });
}

type Pair = {
  readonly a: string;
  readonly b: string;
  readonly scope: Scope;
  readonly results: readonly SignedResult[];
  readonly seen: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly source: ResultSource;
};

function judgePair(pair: Pair, peers: Peers, rules: FraudRuleSet): SourceFinding | null {
  const { a, b, scope, results, seen } = pair;
  const { publisherId, sub, looks } = pair.source;
  const of = results.length;
  const fitA = peers.share(isByCampaign(a) ? scope : "", [a], publisherId);
  const fitB = peers.share(isByCampaign(b) ? scope : "", [b], publisherId);
  if (fitA === null || fitB === null) return null;
  const given = chanceGiven(pair, fitA, fitB);
  if (given > LIMITS.chanceGiven) return null;
  if (!belongTogether(pair, fitA, fitB, rules)) return null;
  if (seen / of < LIMITS.lift * 0.7 * peers.glance(scope, [a, b], publisherId)) return null;
  const fit = peers.share(scope, [a, b], publisherId);
  if (fit === null) return null;
  // Few peers may not have shown yet what each sign by itself makes likely.
  const usual = Math.max(fit.share, fitA.share * fitB.share);
  if (seen / of < LIMITS.lift * usual) return null;
  const chance = looks * chanceOf(seen, of, fit);
  const source = [a, b].find((sign) => signKind(sign).family === "source");
  if (chance >= mostChance(a, b)) return null;
  const marked = results.filter(({ signs }) => signs.includes(a) && signs.includes(b));
  if (isOneCompany(a, b, marked, rules)) return null;
  let peerShare = usual;
  if (source !== undefined) {
    // No peer has a source's own sub ids: what counts is how often the other sign is among them.
    const other = source === a ? usualShare(b, fitB) : usualShare(a, fitA);
    if (given > LIMITS.chanceGivenSource || seen < 6) return null;
    peerShare = (other * (pair.counts.get(source) ?? seen)) / of;
  }
  const [first] = results;
  return {
    rule: signKind(leading(a, b)).rule,
    about: "results",
    publisherId,
    ...(sub === null ? {} : { sub }),
    campaignId: scope === "" ? null : (first?.campaignId ?? null),
    event: scope === "" ? null : (first?.event ?? null),
    signs: [a, b],
    seen,
    of,
    peerShare,
    peers: fit.peers,
    chance,
    score: Math.max(0, 1 - peerShare / (seen / of)),
  };
}

/** What a whole source is like without anybody's fault: its own sub ids, night owls, an old program. */
const HABITS: ReadonlySet<string> = new Set(["source", "night", "version"]);

/**
 * Two habits of a publisher meet in some of its results by themselves: either they meet more often than its own shares of
 * them make them, or it has too many of each.
 */
function belongTogether(
  { a, b, seen, counts, results }: Pair,
  fitA: Fitted,
  fitB: Fitted,
  { chanceByValue }: FraudRuleSet,
): boolean {
  const of = results.length;
  const [ofA, ofB] = [counts.get(a) ?? seen, counts.get(b) ?? seen];
  // Of spans of time there are so many that one of them meets a habit sooner.
  const has = (name: string) => [a, b].some((sign) => sign.startsWith(name));
  const most = has("time:")
    ? chanceByValue.time
    : has("amount:")
      ? chanceByValue.amount
      : LIMITS.chanceByHabit;
  if (overlapChance(seen, ofA, ofB, of) < most) return true;
  const isTooMuch = (marked: number, sign: string, fit: Fitted) =>
    !HABITS.has(signKind(sign).family) && marked / of > LIMITS.lift * usualShare(sign, fit);
  if (!isTooMuch(ofA, a, fitA) || !isTooMuch(ofB, b, fitB)) return false;
  const [chanceA, chanceB] = [chanceOf(ofA, of, fitA), chanceOf(ofB, of, fitB)];
  const isClear = chanceA * chanceB < LIMITS.chancePaired ** 2;
  return isClear && Math.max(chanceA, chanceB) < LIMITS.chanceUnclear;
}

/** Of a sign that is enough alone and one that is not, the former has to be frequent among the latter. */
function chanceGiven({ a, b, seen, counts }: Pair, fitA: Fitted, fitB: Fitted): number {
  const given = (of: number, sign: string, fit: Fitted): number => {
    const usual = usualShare(sign, fit);
    if (usual > LIMITS.commonGiven || seen / of < LIMITS.liftGiven * usual) return 1;
    return chanceOf(seen, of, fit);
  };
  const bAmongA = given(counts.get(a) ?? seen, b, fitB);
  const aAmongB = given(counts.get(b) ?? seen, a, fitA);
  const isAloneA = signKind(a).weight === "alone";
  const isAloneB = signKind(b).weight === "alone";
  if (isAloneA === isAloneB) return Math.max(bAmongA, aAmongB);
  return isAloneB ? bAmongA : aAmongB;
}

function mostChance(a: string, b: string): number {
  const isHelped = [a, b].some((sign) => signKind(sign).weight === "helps");
  return isHelped ? LIMITS.chanceHelped : LIMITS.chanceTogether;
}

/** The stronger of the two gives the finding its rule. */
function leading(a: string, b: string): string {
  const order = ["alone", "paired", "helps"];
  const rank = (sign: string) => order.indexOf(signKind(sign).weight);
  return rank(b) < rank(a) ? b : a;
}

function countSigns(results: readonly SignedResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { signs } of results)
    for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

type Together = { readonly a: string; readonly b: string; readonly seen: number };

/** Signs that enough results have both of; those that are too rare to be half of a pair are left out. */
function pairsOf(
  scope: Scope,
  results: readonly SignedResult[],
  counts: ReadonlyMap<string, number>,
  rules: FraudRuleSet,
): readonly Together[] {
  const signs = [...counts]
    .filter(([sign, seen]) => seen >= LIMITS.leastSeen && !isOwnShape(sign, seen, results.length))
    .map(([sign]) => sign)
    .toSorted();
  const places = new Map(signs.map((sign, place) => [sign, place]));
  const seenOf = signs.map(() => new Uint32Array(signs.length));
  for (const { signs: own } of results) {
    const here = own.flatMap((sign) => places.get(sign) ?? []).toSorted((a, b) => a - b);
    here.forEach((a, i) => {
      const row = seenOf[a];
      if (row !== undefined) for (const b of here.slice(i + 1)) row[b] = (row[b] ?? 0) + 1;
    });
  }
  return signs.flatMap((a, row) =>
    signs.flatMap((b, place) => {
      const seen = seenOf[row]?.[place] ?? 0;
      if (seen < LIMITS.leastSeen) return [];
      if ((isByCampaign(a) || isByCampaign(b)) !== (scope !== "")) return [];
      return mayPair(a, b, rules) ? [{ a, b, seen }] : [];
    }),
  );
}

/** Signs that one network has by being somebody's own: the same few come again from there. */
const OF_NETWORK: ReadonlySet<string> = new Set([
  "same-network",
  "same-device",
  "own-network",
  "same-sender",
  "solo",
]);
/** What the network makes of its people's connections: the gateway that reads along has a handshake of its own. */
const MADE_BY_NETWORK: ReadonlySet<string> = new Set(["network", "tls"]);

/** Of networks whose machines are for rent one address is one sender's, not a school's. */
const RENTED: ReadonlySet<string> = new Set(["hosting", "hosted-phone"]);

/** A company has few networks, and a train fewer. Whoever rents machines has many, each alone at its address, and hardly two in one. */
const LEAST_SPREAD = 0.7;

/**
 * A company's people come from its own network, again and again, with the browsers that it gives them; where it seems to be,
 * they all are. `marked`: the results with both signs.
 */
export function isOneCompany(
  a: string,
  b: string,
  marked: readonly SignedResult[],
  { allowsForAudiences }: Pick<FraudRuleSet, "allowsForAudiences">,
): boolean {
  const isOfNetwork = (sign: string, other: string) =>
    OF_NETWORK.has(sign) || (allowsForAudiences && sign === "same-address" && !RENTED.has(other));
  const [made] = isOfNetwork(a, b) ? [b] : isOfNetwork(b, a) ? [a] : [];
  if (made === undefined) return false;
  const networks = new Set(marked.map(({ traits }) => traits?.prefix)).size;
  const { family } = signKind(made);
  if (family === "place") return allowsForAudiences && networks < LIMITS.networksOfCompany;
  if (!MADE_BY_NETWORK.has(family)) return false;
  if (a !== "solo" && b !== "solo") return true;
  return networks < Math.max(LIMITS.networksOfCompany, marked.length * LEAST_SPREAD);
}

function mayPair(a: string, b: string, { allowsForAudiences }: FraudRuleSet): boolean {
  const [one, other] = [signKind(a), signKind(b)];
  if (one.family === other.family) return false;
  const families = [one.family, other.family];
  if (allowsForAudiences && isOneAudience(a, b)) return false;
  // What is odd in several ways is a pair already.
  if (families.includes("several")) return false;
  if (families.includes("txid") && families.includes("amount")) return false;
  if (one.weight === "helps" && other.weight === "helps") return false;
  if (one.weight === "alone" || other.weight === "alone") return true;
  return families.some((family) => BEHAVIOUR.has(family));
}
