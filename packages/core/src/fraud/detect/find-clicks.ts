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
]);

/** Those of a click's signs that clicks are judged by. */
export function signsOfClick(
  { publisherId, traits }: Pick<Kind, "publisherId" | "traits">,
  odd: OddSigns,
): readonly string[] {
  return [...plainSigns(traits), ...odd(publisherId, traits)].filter((sign) => OF_CLICKS.has(sign));
}

/** Findings about the clicks of sources, whether or not anything came of them. */
export function findClicks(browsers: readonly Kind[], odd: OddSigns): readonly SourceFinding[] {
  const sizes = new Map<string, number>();
  const asked = new Map<string, number>();
  const seen = new Map<string, Map<string, number>>();
  for (const kind of browsers) {
    const { publisherId, traits, count } = kind;
    increase(sizes, publisherId, count);
    if (isFrame(traits) && traits.asked === "yes") increase(asked, publisherId, count);
    for (const sign of signsOfClick(kind, odd)) {
      const counts = seen.get(sign) ?? new Map<string, number>();
      seen.set(sign, counts);
      increase(counts, publisherId, count);
    }
  }
  return [...seen].flatMap(([sign, counts]) =>
    [...counts].flatMap(([publisherId, marked]) => {
      const of = sizes.get(publisherId) ?? 0;
      const isEnough = marked >= LIMITS.leastClicksSeen && of >= LIMITS.leastClicks;
      if (!isEnough || marked / of < LIMITS.leastClickShare) return [];
      const peers = [...sizes]
        .filter(([peer]) => peer !== publisherId)
        .map(([peer, size]) => ({ seen: counts.get(peer) ?? 0, of: size }));
      const framed = seen.get("framed")?.get(publisherId) ?? 0;
      const unasked = explained(sign, marked, { asked: asked.get(publisherId) ?? 0, framed });
      return judgeSign({ sign, publisherId, marked, of, unasked }, peers);
    }),
  );
}

type Marked = {
  readonly sign: string;
  readonly publisherId: string;
  readonly marked: number;
  readonly of: number;
  /** Of the marked ones, those that are as they are wherever nothing is hidden. */
  readonly unasked: number;
};

function judgeSign(
  { sign, publisherId, marked, of, unasked }: Marked,
  counts: readonly { readonly seen: number; readonly of: number }[],
): readonly SourceFinding[] {
  const fit = fitPeers(counts);
  const peerShare = Math.max(fit.share, unasked / of);
  const score = 1 - peerShare / (marked / of);
  if (marked / of < LIMITS.lift * fit.share || score < LIMITS.score) return [];
  const chance = chanceOf(marked, of, fit);
  if (chance > LIMITS.chanceOfClicks) return [];
  const peers = counts.reduce((sum, peer) => sum + peer.of, 0);
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
      peers,
      chance,
      score,
    },
  ];
}

/**
 * Who shows links in frames has taps that browsers lose in redirects and scripts, as pages have: of its frames so many are
 * as they should be. Browsers that say nothing of taps are taken to be like those that do.
 */
function explained(
  sign: string,
  marked: number,
  { asked, framed }: { readonly asked: number; readonly framed: number },
): number {
  const { unaskedFrames } = LIMITS;
  if (sign === "framed") return (asked * unaskedFrames) / (1 - unaskedFrames);
  if (sign !== "in-frame") return 0;
  const told = asked + framed;
  return told === 0 ? marked : marked * Math.min(1, asked / (1 - unaskedFrames) / told);
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
