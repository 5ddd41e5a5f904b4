import type { SourceFinding } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { isOneAudience } from "./audiences.ts";
import { chanceOf } from "./beta-binomial.ts";
import { confirmationOf, findingOf, isLifted, type Excess } from "./find-alone.ts";
import { isOneCompany } from "./find-pairs.ts";
import { isByCampaign, scopeOf, type Peers } from "./peers.ts";
import { signKind } from "./sign-kinds.ts";
import { LIMITS } from "./thresholds.ts";

/** Families whose excess marks all of its results once another family confirms it among them. */
const CONFIRMABLE: ReadonlySet<string> = new Set(["network", "place", "tls", "sender"]);
/** Of senders only what is the source's own or repeats among results: clicks repeat wherever people come back. */
const REPEATED: ReadonlySet<string> = new Set(["same-device", "same-network", "own-network"]);
/** Who buys again and again may be quick, and at home in one place. */
const CONFIRM_SENDERS: ReadonlySet<string> = new Set(["lead", "outcome", "client", "per-click"]);
/** What says nothing of whoever is behind it. */
const NEVER_CONFIRMS: ReadonlySet<string> = new Set([
  "txid",
  "clock",
  "night",
  "version",
  "source",
  "target",
  "several",
]);

/**
 * A publisher whose visitors come from odd networks or places may just have such an audience. They are not those that its
 * peers have where, among these results, something else is odd as well that has nothing to do with it.
 */
export function findConfirmed(
  all: readonly Excess[],
  peers: Peers,
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
): readonly SourceFinding[] {
  const odd = confirmTogether(all, peers);
  return all.flatMap((excess) => {
    const { family, weight } = signKind(excess.sign);
    if (weight !== "paired" || !CONFIRMABLE.has(family)) return [];
    if (family === "sender" && !REPEATED.has(excess.sign)) return [];
    if (excess.chance >= LIMITS.chanceUnclear || !isLifted(excess)) return [];
    const confirms =
      confirmation(excess, family, peers, rules) ??
      (isClear(excess) ? (besides(excess, family, all, rules) ?? ofAll(family, odd)) : null);
    return confirms === null
      ? []
      : [{ ...findingOf(excess, [excess.sign]), confirmedBy: confirms }];
  });
}

function isClear({ chance }: Excess): boolean {
  return chance < LIMITS.chancePaired;
}

/**
 * How improbable what confirms has to be: an excess that is not clear needs a stronger word, since both chances together are
 * what counts (Fisher's product of independent tests).
 */
function mostGiven(excess: Excess, family: string, by: string): number {
  const isByNetwork = family === "network" && by !== "outcome";
  const most = isByNetwork ? LIMITS.chanceGivenNetwork : LIMITS.chanceGiven;
  return isClear(excess) ? most : Math.min(most, LIMITS.chanceBoth / excess.chance);
}

/** What of an origin can be odd: where it is, and by what. */
const ORIGIN: ReadonlySet<string> = new Set(["network", "place", "tls"]);

/**
 * One who hides its origin is odd in several ways, each in some of its results: what else is odd is looked for among all of
 * them at once.
 */
function confirmTogether(all: readonly Excess[], peers: Peers): Confirmation | null {
  const odd = all.filter(
    (one) => ORIGIN.has(signKind(one.sign).family) && isClear(one) && isLifted(one),
  );
  if (new Set(odd.map(({ sign }) => signKind(sign).family)).size < 2) return null;
  const marked = [...new Set(odd.flatMap((one) => one.marked))];
  let best: (Confirmation & { readonly chance: number }) | null = null;
  for (const sign of new Set(marked.flatMap(({ signs }) => signs))) {
    if (!CONFIRM_SENDERS.has(signKind(sign).family)) continue;
    const given = givenSign(sign, marked, peers);
    if (given === null || given.chance >= LIMITS.chanceGiven) continue;
    if (best === null || given.chance < best.chance) best = given;
  }
  return best;
}

function ofAll(family: string, odd: Confirmation | null): Confirmation | null {
  return ORIGIN.has(family) ? odd : null;
}

/** Companies and relays have networks of their own and connections of their own; who is far away has not. */
function mayConfirm(family: string, by: string): boolean {
  return (
    by === "sender" || (family === "place" && by === "tls") || (family === "tls" && by === "place")
  );
}

type Confirmation = NonNullable<SourceFinding["confirmedBy"]>;

function confirmation(
  excess: Excess,
  family: string,
  peers: Peers,
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
): Confirmation | null {
  const { marked, sign: asked } = excess;
  let best: (Confirmation & { readonly chance: number }) | null = null;
  for (const sign of new Set(marked.flatMap(({ signs }) => signs))) {
    const kind = signKind(sign);
    if (kind.family === family || NEVER_CONFIRMS.has(kind.family)) continue;
    if (family === "sender" && !CONFIRM_SENDERS.has(kind.family)) continue;
    if (kind.weight === "paired" && !mayConfirm(family, kind.family)) continue;
    if (rules.allowsForAudiences && isOneAudience(sign, asked)) continue;
    const both = marked.filter(({ signs }) => signs.includes(sign));
    if (isOneCompany(sign, asked, both, rules)) continue;
    const given = givenSign(sign, marked, peers);
    if (given === null || given.chance >= mostGiven(excess, family, kind.family)) continue;
    if (best === null || given.chance < best.chance) best = given;
  }
  return best;
}

/** Odd places and odd connections have no cause in common but one: whoever hides where it is. */
function besides(
  excess: Excess,
  family: string,
  all: readonly Excess[],
  { allowsForAudiences }: Pick<FraudRuleSet, "allowsForAudiences">,
): Confirmation | null {
  const wanted = family === "place" ? "tls" : family === "tls" ? "place" : null;
  const other = all.find(
    (one) =>
      signKind(one.sign).family === wanted &&
      isClear(one) &&
      isLifted(one) &&
      !(allowsForAudiences && isOneAudience(one.sign, excess.sign)),
  );
  if (other === undefined || other === excess) return null;
  return confirmationOf(other);
}

function givenSign(sign: string, marked: Excess["marked"], peers: Peers) {
  const [first] = marked;
  if (first === undefined) return null;
  const scope = isByCampaign(sign) ? scopeOf(first) : "";
  const among = scope === "" ? marked : marked.filter((own) => scopeOf(own) === scope);
  const seen = among.filter(({ signs }) => signs.includes(sign)).length;
  if (seen < LIMITS.leastSeen) return null;
  const fit = peers.share(scope, [sign], first.publisherId);
  if (fit === null || seen / among.length < LIMITS.liftGiven * fit.share) return null;
  const chance = chanceOf(seen, among.length, fit);
  return { sign, seen, of: among.length, peerShare: fit.share, chance };
}
