import { chanceOf, type Spread } from "./beta-binomial.ts";

export type Count = { readonly seen: number; readonly of: number };

/** How often a sign is there among peers, and how much that differs between them. */
export type PeerShare = Spread & { readonly share: number };

/** No sign is taken for rarer than that: it may just not have come yet. */
const LEAST_SHARE = 0.000_5;
/** Events that the least share counts as, besides those that were seen. */
const PRIOR_EVENTS = 10;
/** A peer's weight ends here: the largest must not be the measure of all. */
const MOST_WEIGHT = 200;
/** Peers that are less likely than this are none: they are what is being looked for, or a world of their own. */
const LEAST_CHANCE = 0.002;
const LEAST_DIFFERENCE = 0.004;
const MOST_DIFFERENCE = 0.2;
const ROUNDS = 6;

/**
 * Fits a Beta distribution to the peers by moments, without those that stand far above the others: of a first guess from
 * the lower three fifths, peers are kept as long as they are likely, and the guess is made again.
 */
export function fitPeers(counts: readonly Count[]): PeerShare {
  const peers = counts.filter(({ of }) => of > 0);
  let fit = firstGuess(peers);
  let kept = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const likely = peers.filter(({ seen, of }) => chanceOf(seen, of, fit) > LEAST_CHANCE);
    if (likely.length === kept) break;
    kept = likely.length;
    fit = byMoments(likely);
  }
  return fit;
}

const LARGE = 8;

function firstGuess(peers: readonly Count[]): PeerShare {
  const shares = peers
    .filter(({ of }) => of >= LARGE)
    .map(({ seen, of }) => seen / of)
    .toSorted((a, b) => a - b);
  const most = shares[Math.floor(shares.length * 0.6)] ?? 1;
  const lower = peers.filter(({ seen, of }) => of < LARGE || seen / of <= most);
  const seen = lower.reduce((sum, peer) => sum + peer.seen, 0);
  const of = lower.reduce((sum, peer) => sum + peer.of, 0);
  const share = (seen + LEAST_SHARE * PRIOR_EVENTS) / (of + PRIOR_EVENTS);
  // The lower ones alone are below the average.
  return spreadAround(Math.min(0.9, Math.max(LEAST_SHARE, share) * 1.3), 0.02);
}

function byMoments(peers: readonly Count[]): PeerShare {
  const weigh = ({ of }: Count) => Math.min(of, MOST_WEIGHT);
  let weights = 0;
  let shares = 0;
  for (const peer of peers) {
    weights += weigh(peer);
    shares += (peer.seen / peer.of) * weigh(peer);
  }
  const raw = (shares + LEAST_SHARE * PRIOR_EVENTS) / (weights + PRIOR_EVENTS);
  const share = Math.min(0.98, Math.max(LEAST_SHARE, raw));
  const noise = share * (1 - share);
  let more = 0;
  let room = 0;
  for (const peer of peers) {
    const { seen, of } = peer;
    if (of < 5) continue;
    more += weigh(peer) * ((seen / of - share) ** 2 - noise / of);
    room += weigh(peer) * noise * (1 - 1 / of);
  }
  const difference = room > 0 ? more / room : 0.01;
  return spreadAround(share, Math.min(MOST_DIFFERENCE, Math.max(LEAST_DIFFERENCE, difference)));
}

/** `difference` is the intra-class correlation: 0 = all peers alike, 1 = all or nothing. */
function spreadAround(share: number, difference: number): PeerShare {
  const events = 1 / difference - 1;
  return { share, alpha: share * events, beta: (1 - share) * events };
}
