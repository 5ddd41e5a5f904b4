import { fitPeers, type Count, type PeerShare } from "./fit-peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { signKind } from "./sign-kinds.ts";

/** Results among which signs are counted: "" = all of the workspace's, else those of one event of a campaign. */
export type Scope = string;

/** With fewer results of peers in a scope, those of all campaigns say what is usual. */
const ENOUGH = 80;
const LEAST = 40;
/** A publisher's results beyond these do not count in a quick look. */
const MOST_WEIGHT = 100;

/** Whether what is usual depends on the campaign and its event. */
export function isByCampaign(sign: string): boolean {
  return /^(?:time|txid|amount):|^(?:out-of-step|on-quarter|on-hour)$/.test(sign);
}

export function scopeOf({ campaignId, event }: SignedResult): Scope {
  return `${campaignId} ${event}`;
}

export type Peers = {
  /** A publisher's results by scope, with all of them under "". */
  readonly own: ReadonlyMap<string, ReadonlyMap<Scope, readonly SignedResult[]>>;
  /** Roughly how often the signs are there together among the peers; fast. */
  readonly glance: (scope: Scope, signs: readonly string[], publisherId: string) => number;
  /** The same by a fit to the peers; null where there are too few. */
  readonly share: (scope: Scope, signs: readonly string[], publisherId: string) => Fitted | null;
};

export type Fitted = PeerShare & { readonly peers: number };

/** `isPeer`: whose results say what is usual. Whoever is asked about is none of its own peers. */
export function countPeers(
  results: readonly SignedResult[],
  isPeer: (publisherId: string) => boolean,
): Peers {
  const { own, sizes, withSign } = indexResults(results);
  const seenBy = remember((scope: Scope, signs: readonly string[]) =>
    countTogether(withSign, scope, signs),
  );
  const countsOf = (scope: Scope, signs: readonly string[], publisherId: string): Count[] => {
    const seen = seenBy(scope, signs);
    return [...(sizes.get(scope) ?? [])]
      .filter(([peer]) => peer !== publisherId && isPeer(peer))
      .map(([peer, of]) => ({ seen: seen.get(peer) ?? 0, of }));
  };
  const { eventsOf, weightOf, weightIn } = weighPeers(sizes, isPeer);
  const closest = (scope: Scope, signs: readonly string[], publisherId: string): Scope => {
    if (scope === "" || eventsOf(scope, publisherId) >= ENOUGH) return scope;
    // Shapes of numbers are the campaign's own, and so is when its advertiser reports.
    return signs.some((sign) => /^(?:txid:|amount:|on-)/.test(sign)) ? scope : "";
  };
  const weighed = remember((scope: Scope, signs: readonly string[]) =>
    [...seenBy(scope, signs)].reduce((sum, [peer, seen]) => sum + seen * weightOf(scope, peer), 0),
  );
  const fits = new Map<string, Fitted | null>();
  return {
    own,
    glance: (asked, signs, publisherId) => {
      const scope = closest(asked, signs, publisherId);
      const seenHere = seenBy(scope, signs).get(publisherId) ?? 0;
      const seen = weighed(scope, signs) - seenHere * weightOf(scope, publisherId);
      return (seen + 0.5) / (weightIn(scope, publisherId) + 1);
    },
    share: (asked, signs, publisherId) => {
      const key = `${asked}\n${signs.join("\n")}\n${publisherId}`;
      const known = fits.get(key);
      if (known !== undefined) return known;
      const scope = closest(asked, signs, publisherId);
      const peers = eventsOf(scope, publisherId);
      const fit =
        peers < LEAST ? null : { ...fitPeers(countsOf(scope, signs, publisherId)), peers };
      fits.set(key, fit);
      return fit;
    },
  };
}

type Sizes = ReadonlyMap<Scope, ReadonlyMap<string, number>>;

/** How many results the peers have in a scope, and what they weigh in a quick look. */
function weighPeers(sizes: Sizes, isPeer: (publisherId: string) => boolean) {
  const sizeOf = (scope: Scope, peer: string): number =>
    isPeer(peer) ? (sizes.get(scope)?.get(peer) ?? 0) : 0;
  const sums = new Map(
    [...sizes].map(([scope, publishers]) => {
      const peers = [...publishers].flatMap(([peer, size]) => (isPeer(peer) ? [size] : []));
      const events = peers.reduce((sum, size) => sum + size, 0);
      const weight = peers.reduce((sum, size) => sum + Math.min(size, MOST_WEIGHT), 0);
      return [scope, { events, weight }];
    }),
  );
  return {
    /** Without the publisher's own, as `weightIn`. */
    eventsOf: (scope: Scope, publisherId: string): number =>
      (sums.get(scope)?.events ?? 0) - sizeOf(scope, publisherId),
    weightIn: (scope: Scope, publisherId: string): number =>
      (sums.get(scope)?.weight ?? 0) - Math.min(sizeOf(scope, publisherId), MOST_WEIGHT),
    /** Of each result of a publisher. */
    weightOf: (scope: Scope, peer: string): number => {
      const size = sizeOf(scope, peer);
      return size === 0 ? 0 : Math.min(1, MOST_WEIGHT / size);
    },
  };
}

function indexResults(results: readonly SignedResult[]) {
  const own = new Map<string, Map<Scope, SignedResult[]>>();
  const sizes = new Map<Scope, Map<string, number>>();
  const withSign = new Map<string, SignedResult[]>();
  for (const result of results) {
    const { publisherId, signs } = result;
    const scopes = own.get(publisherId) ?? new Map<Scope, SignedResult[]>();
    own.set(publisherId, scopes);
    for (const scope of ["", scopeOf(result)]) {
      push(scopes, scope, result);
      const size = sizes.get(scope) ?? new Map<string, number>();
      sizes.set(scope, size);
      size.set(publisherId, (size.get(publisherId) ?? 0) + 1);
    }
    for (const sign of signs) push(withSign, sign, result);
  }
  return { own, sizes, withSign };
}

/** Share up to which a sign is nobody's fault. */
export function usualShare(sign: string, fit: PeerShare): number {
  return Math.max(fit.share, signKind(sign).usual ?? 0);
}

function countTogether(
  withSign: ReadonlyMap<string, readonly SignedResult[]>,
  scope: Scope,
  signs: readonly string[],
): ReadonlyMap<string, number> {
  const [first, ...others] = signs.toSorted(
    (a, b) => (withSign.get(a)?.length ?? 0) - (withSign.get(b)?.length ?? 0),
  );
  const seen = new Map<string, number>();
  for (const result of withSign.get(first ?? "") ?? []) {
    if (!others.every((sign) => result.signs.includes(sign))) continue;
    if (scope !== "" && scopeOf(result) !== scope) continue;
    seen.set(result.publisherId, (seen.get(result.publisherId) ?? 0) + 1);
  }
  return seen;
}

function remember<T>(
  count: (scope: Scope, signs: readonly string[]) => T,
): (scope: Scope, signs: readonly string[]) => T {
  const known = new Map<string, T>();
  return (scope, signs) => {
    const key = `${scope}\n${signs.join("\n")}`;
    const found = known.get(key) ?? count(scope, signs);
    known.set(key, found);
    return found;
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
