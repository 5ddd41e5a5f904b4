import type { SourceFinding } from "../finding.ts";
import { chanceOf } from "./beta-binomial.ts";
import { isFrame, plainSigns } from "./click-signs.ts";
import { fitPeers } from "./fit-peers.ts";
import type { Kind } from "./kinds.ts";
import type { OddSigns } from "./odd-values.ts";
import { signKind } from "./sign-kinds.ts";
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
 * Findings about the clicks of sources, whether or not anything came of them. `elsewhere`: by publisher, as `countElsewhere`
 * has them.
 */
export function findClicks(
  browsers: readonly Kind[],
  odd: OddSigns,
  elsewhere: ReadonlyMap<string, number>,
): readonly SourceFinding[] {
  const sources = countBySource(browsers, odd);
  for (const { publisherId, seen } of sources)
    seen.set("elsewhere", elsewhere.get(publisherId) ?? 0);
  let findings: readonly SourceFinding[] = [];
  // Whoever is found out by one sign is no measure of another.
  for (let round = 0; round < LIMITS.rounds; round += 1) {
    const outsiders = new Set(findings.map(({ publisherId }) => publisherId));
    const next = [...OF_CLICKS].flatMap((sign) => judgeSign(sign, sources, outsiders));
    const isSame = next.every(({ publisherId }) => outsiders.has(publisherId));
    findings = next;
    if (isSame) break;
  }
  return findings;
}

type Source = {
  readonly publisherId: string;
  of: number;
  /** Clicks in frames that say they were asked for. */
  asked: number;
  readonly seen: Map<string, number>;
};

function countBySource(browsers: readonly Kind[], odd: OddSigns): readonly Source[] {
  const sources = new Map<string, Source>();
  for (const kind of browsers) {
    const { publisherId, traits, count } = kind;
    const source = sources.get(publisherId) ?? { publisherId, of: 0, asked: 0, seen: new Map() };
    sources.set(publisherId, source);
    source.of += count;
    if (isFrame(traits) && traits.asked === "yes") source.asked += count;
    for (const sign of signsOfClick(kind, odd))
      source.seen.set(sign, (source.seen.get(sign) ?? 0) + count);
  }
  return [...sources.values()];
}

function judgeSign(
  sign: string,
  sources: readonly Source[],
  outsiders: ReadonlySet<string>,
): readonly SourceFinding[] {
  const unexplained = new Map(
    sources.map((source) => [
      source.publisherId,
      (source.seen.get(sign) ?? 0) - explained(sign, source),
    ]),
  );
  return sources.flatMap((source): readonly SourceFinding[] => {
    const { publisherId, of, seen } = source;
    const marked = seen.get(sign) ?? 0;
    const isEnough = marked >= LIMITS.leastClicksSeen && of >= LIMITS.leastClicks;
    if (!isEnough || marked / of < (LEAST_SHARES[sign] ?? LIMITS.leastClickShare)) return [];
    const peers = sources.filter((peer) => peer !== source && !outsiders.has(peer.publisherId));
    const peerClicks = peers.reduce((sum, peer) => sum + peer.of, 0);
    if (peerClicks < LIMITS.leastPeerClicks && !WITHOUT_PEERS.has(sign)) return [];
    const oddOf = (peer: Source) => Math.round(unexplained.get(peer.publisherId) ?? 0);
    const fit = fitPeers(peers.map((peer) => ({ seen: oddOf(peer), of: peer.of })));
    if (oddOf(source) / of < LIMITS.lift * fit.share) return [];
    const chance = chanceOf(oddOf(source), of, fit);
    if (chance > LIMITS.chanceOfClicks) return [];
    const peerShare = Math.max(fit.share, explained(sign, source) / of);
    const score = 1 - peerShare / (marked / of);
    if (score < LIMITS.score) return [];
    return [
      {
        rule: signKind(sign).rule,
        about: "clicks",
        publisherId,
        campaignId: null,
        event: null,
        signs: [sign],
        seen: marked,
        of,
        peerShare,
        peers: peerClicks,
        chance,
        score,
      },
    ];
  });
}

/**
 * How many of a source's clicks with the sign are as they are wherever nothing is hidden. Who shows links in frames has taps
 * that browsers lose in redirects and scripts, as pages have: of its frames so many are as they should be. Browsers that say
 * nothing of taps are taken to be like those that do.
 */
function explained(sign: string, { asked, seen }: Source): number {
  const { unaskedFrames } = LIMITS;
  const marked = seen.get(sign) ?? 0;
  const lost = (asked * unaskedFrames) / (1 - unaskedFrames);
  if (sign === "framed") return Math.min(marked, lost);
  if (sign !== "in-frame") return 0;
  const told = asked + (seen.get("framed") ?? 0);
  return told === 0 ? marked : marked * Math.min(1, (asked + lost) / told);
}
