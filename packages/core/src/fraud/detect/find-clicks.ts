import type { SourceFinding } from "../finding.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { chanceOf } from "./beta-binomial.ts";
import { shareOfAudience } from "./audiences.ts";
import { isFrame, plainSigns } from "./click-signs.ts";
import type { ElsewhereCounts } from "./elsewhere.ts";
import { fitPeers, type Count } from "./fit-peers.ts";
import type { Kind } from "./kinds.ts";
import type { OddSigns } from "./odd-values.ts";
import { signKind } from "./sign-kinds.ts";
import { isSubSource } from "./sub-sources.ts";
import { LIMITS } from "./thresholds.ts";

/** Signs of clicks that condemn by themselves where a source has many more of them than its peers. */
const OF_CLICKS: ReadonlySet<string> = new Set([
  "framed",
  "in-frame",
  "unseen",
  "no-hints",
  "other-hints",
  "no-target",
  "no-language",
  "odd-headers",
  "elsewhere",
]);
/** Who would rather not be followed is somewhere else, too: a few of everybody's visitors, and more of some. */
const LEAST_SHARES: Readonly<Record<string, number>> = { elsewhere: LIMITS.leastElsewhere };

/** What no browser does by itself, whoever shows the link: of these no peer has to show how usual they are. */
const WITHOUT_PEERS: ReadonlySet<string> = new Set(["framed", "unseen", "other-hints"]);

/** Those of a click's signs that clicks are judged by. */
export function signsOfClick(
  { publisherId, traits }: Pick<Kind, "publisherId" | "traits">,
  odd: OddSigns,
): readonly string[] {
  return [...plainSigns(traits), ...odd(publisherId, traits)].filter((sign) => OF_CLICKS.has(sign));
}

/**
 * Findings about the clicks of sources, whether or not anything came of them: of publishers, and of those of their sub ids
 * that are odd by themselves.
 */
export function findClicks(
  browsers: readonly Kind[],
  odd: OddSigns,
  elsewhere: ElsewhereCounts,
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
): readonly SourceFinding[] {
  const sources = countBySource(browsers, odd, elsewhere);
  let findings: readonly SourceFinding[] = [];
  // Whoever is found out by one sign is no measure of another.
  for (let round = 0; round < LIMITS.rounds; round += 1) {
    const outsiders = new Set(findings.map(({ publisherId }) => publisherId));
    const next = [...OF_CLICKS].flatMap((sign) =>
      judgeSign(sign, sources, outsiders, leastShare(sign, rules)),
    );
    const isSame = next.every(({ publisherId }) => outsiders.has(publisherId));
    findings = next;
    if (isSame) break;
  }
  return findings;
}

/** Clicks that are judged together: a publisher's, or those of one of its sub ids. */
type ClickSource = {
  of: number;
  /** Clicks in frames that say they were asked for. */
  asked: number;
  readonly seen: Map<string, number>;
};

type Source = {
  readonly publisherId: string;
  readonly whole: ClickSource;
  /** By sub id; those that have too few clicks to be judged, or nearly all, are left out. */
  readonly parts: Map<string, ClickSource>;
};

function countBySource(
  browsers: readonly Kind[],
  odd: OddSigns,
  elsewhere: ElsewhereCounts,
): readonly Source[] {
  const sources = new Map<string, Source>();
  for (const kind of browsers) {
    const { publisherId, count, subs = [] } = kind;
    const source = sources.get(publisherId) ?? newSource(publisherId);
    sources.set(publisherId, source);
    const signs = signsOfClick(kind, odd);
    addClicks(source.whole, kind, signs, count);
    for (const [sub, of] of subs) {
      const part = source.parts.get(sub) ?? newClicks();
      source.parts.set(sub, part);
      addClicks(part, kind, signs, of);
    }
  }
  for (const { publisherId, whole, parts } of sources.values()) {
    for (const [sub, { of }] of parts)
      if (!isSubSource(sub, of, whole.of, LIMITS.leastClicks)) parts.delete(sub);
    for (const [sub, count] of elsewhere.get(publisherId) ?? [])
      for (const clicks of [whole, parts.get(sub)])
        clicks?.seen.set("elsewhere", (clicks.seen.get("elsewhere") ?? 0) + count);
  }
  return [...sources.values()];
}

function newSource(publisherId: string): Source {
  return { publisherId, whole: newClicks(), parts: new Map() };
}

function newClicks(): ClickSource {
  return { of: 0, asked: 0, seen: new Map() };
}

function addClicks(
  clicks: ClickSource,
  { traits }: Kind,
  signs: readonly string[],
  count: number,
): void {
  clicks.of += count;
  if (isFrame(traits) && traits.asked === "yes") clicks.asked += count;
  for (const sign of signs) clicks.seen.set(sign, (clicks.seen.get(sign) ?? 0) + count);
}

function judgeSign(
  sign: string,
  sources: readonly Source[],
  outsiders: ReadonlySet<string>,
  least: number,
): readonly SourceFinding[] {
  const counts = sources.map(({ publisherId, whole }) => ({
    publisherId,
    seen: unexplained(sign, whole),
    of: whole.of,
  }));
  return sources.flatMap(({ publisherId, whole, parts }): readonly SourceFinding[] => {
    const isPeer = (peer: string) => peer !== publisherId && !outsiders.has(peer);
    const peers = counts.filter((peer) => isPeer(peer.publisherId));
    const found = judgeClicks({ sign, least, looks: 1 }, whole, peers);
    // Of what its whole publisher is found by, a sub id says nothing more.
    if (found !== null) return [{ ...found, publisherId }];
    return [...parts].flatMap(([sub, own]) => {
      const part = judgeClicks({ sign, least, looks: parts.size }, own, peers);
      return part === null ? [] : [{ ...part, publisherId, sub }];
    });
  });
}

/** Share of a source's clicks that have to have a sign before anything is said. */
function leastShare(
  sign: string,
  { allowsForAudiences }: Pick<FraudRuleSet, "allowsForAudiences">,
): number {
  const least = LEAST_SHARES[sign] ?? LIMITS.leastClickShare;
  return allowsForAudiences ? Math.max(least, shareOfAudience(sign)) : least;
}

type Asked = {
  readonly sign: string;
  readonly least: number;
  /** Sources of the publisher that are looked at, each one more occasion for chance. */
  readonly looks: number;
};

function judgeClicks(
  { sign, least, looks }: Asked,
  clicks: ClickSource,
  peers: readonly Count[],
): Omit<SourceFinding, "publisherId"> | null {
  const { of, seen } = clicks;
  const marked = seen.get(sign) ?? 0;
  const isEnough = marked >= LIMITS.leastClicksSeen && of >= LIMITS.leastClicks;
  if (!isEnough || marked / of < least) return null;
  const peerClicks = peers.reduce((sum, peer) => sum + peer.of, 0);
  if (peerClicks < LIMITS.leastPeerClicks && !WITHOUT_PEERS.has(sign)) return null;
  const fit = fitPeers(peers);
  const odd = unexplained(sign, clicks);
  if (odd / of < LIMITS.lift * fit.share) return null;
  const chance = looks * chanceOf(odd, of, fit);
  if (chance > LIMITS.chanceOfClicks) return null;
  const peerShare = Math.max(fit.share, explained(sign, clicks) / of);
  const score = 1 - peerShare / (marked / of);
  if (score < LIMITS.score) return null;
  return {
    rule: signKind(sign).rule,
    about: "clicks",
    campaignId: null,
    event: null,
    signs: [sign],
    seen: marked,
    of,
    peerShare,
    peers: peerClicks,
    chance,
    score,
  };
}

function unexplained(sign: string, clicks: ClickSource): number {
  return Math.round((clicks.seen.get(sign) ?? 0) - explained(sign, clicks));
}

/**
 * How many of a source's clicks with the sign are as they are wherever nothing is hidden. Who shows links in frames has taps
 * that browsers lose in redirects and scripts, as pages have: of its frames so many are as they should be. Browsers that say
 * nothing of taps are taken to be like those that do.
 */
function explained(sign: string, { asked, seen }: ClickSource): number {
  const { unaskedFrames } = LIMITS;
  const marked = seen.get(sign) ?? 0;
  const lost = (asked * unaskedFrames) / (1 - unaskedFrames);
  if (sign === "framed") return Math.min(marked, lost);
  if (sign !== "in-frame") return 0;
  const told = asked + (seen.get("framed") ?? 0);
  return told === 0 ? marked : marked * Math.min(1, (asked + lost) / told);
}
