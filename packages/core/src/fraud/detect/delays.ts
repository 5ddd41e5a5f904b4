import type { SourceResult } from "../evidence.ts";
import { countWhile } from "./count-while.ts";

/** Times from click to result in seconds, ascending. */
type Times = readonly number[];

/**
 * How soon and how late a result came: shares of its peers' results that came within 2.5 times, or after 1/2.5 of, its
 * time. Audiences are quicker or slower than others; that much is nobody's fault.
 */
export type Delay = { readonly within: number; readonly after: number };

const PACE = 2.5;
/** A publisher's results beyond these do not count: the largest must not be the measure of all. */
const MOST_WEIGHT = 40;
/** With fewer results of peers in a campaign, those of other campaigns for the same event are taken in. */
const ENOUGH = 60;
const LEAST = 20;

export function delaySeconds({ atMs, clickAtMs }: SourceResult): number {
  return Math.max(0, (atMs - clickAtMs) / 1_000);
}

/** `isPeer`: whose results say what is usual. */
export function learnDelays(
  results: readonly SourceResult[],
  isPeer: (publisherId: string) => boolean,
): (result: SourceResult) => Delay | null {
  const scopes = new Map<string, Map<string, number[]>>();
  for (const result of results) {
    if (!isPeer(result.publisherId)) continue;
    for (const scope of scopesOf(result)) {
      const publishers = scopes.get(scope) ?? new Map<string, number[]>();
      scopes.set(scope, publishers);
      const times = publishers.get(result.publisherId) ?? [];
      publishers.set(result.publisherId, times);
      times.push(delaySeconds(result));
    }
  }
  const sorted = new Map(
    [...scopes].map(([scope, publishers]) => [
      scope,
      [...publishers].map(([publisherId, times]): [string, Times] => [
        publisherId,
        times.toSorted((a, b) => a - b),
      ]),
    ]),
  );
  return (result) => {
    for (const scope of scopesOf(result)) {
      const delay = delayAmong(sorted.get(scope) ?? [], result);
      if (delay.weight >= (scope === "" ? LEAST : ENOUGH)) return delay;
    }
    return null;
  };
}

/** The closest peers first: same campaign and event, same event, all. */
function scopesOf({ campaignId, event }: SourceResult): readonly string[] {
  return [`${campaignId} ${event}`, `* ${event}`, ""];
}

function delayAmong(
  peers: readonly (readonly [publisherId: string, times: Times])[],
  result: SourceResult,
): Delay & { readonly weight: number } {
  const seconds = delaySeconds(result);
  const shares = peers
    .filter(([publisherId]) => publisherId !== result.publisherId)
    .map(([, times]) => ({
      weight: Math.min(times.length, MOST_WEIGHT),
      within: countBelow(times, seconds * PACE, true) / times.length,
      after: 1 - countBelow(times, seconds / PACE, false) / times.length,
    }));
  const weight = shares.reduce((sum, own) => sum + own.weight, 0);
  return {
    weight,
    within: shareOf(shares, ({ within }) => within),
    after: shareOf(shares, ({ after }) => after),
  };
}

/** Of the peers' weight: those with the highest shares say nothing, they may be what is looked for. */
const LEFT_OUT = 0.2;
/** Of few large ones there may be more: a first guess hears many small ones, and not even most of them. */
const GUESS = { mostWeight: 15, leftOut: 0.4 };
/** Shares beyond these of the guess are none of an audience that is quicker, or slower, than others. */
const UNLIKELY = { times: 10, more: 0.2 };

type Peer = { readonly weight: number };

/** The average of all but the highest, and without those that are far from what most have. */
function shareOf<T extends Peer>(peers: readonly T[], read: (peer: T) => number): number {
  const inOrder = peers.toSorted((a, b) => read(a) - read(b));
  const guess = lowerAverage(
    inOrder.map((peer) => [Math.min(peer.weight, GUESS.mostWeight), read(peer)]),
    GUESS.leftOut,
  );
  const most = guess * UNLIKELY.times + UNLIKELY.more;
  const likely = inOrder.filter((peer) => read(peer) <= most);
  return lowerAverage(
    likely.map((peer) => [peer.weight, read(peer)]),
    LEFT_OUT,
  );
}

/** Of shares in ascending order with their weights. */
function lowerAverage(
  shares: readonly (readonly [weight: number, share: number])[],
  leftOut: number,
): number {
  const counted = shares.reduce((sum, [weight]) => sum + weight, 0) * (1 - leftOut);
  let left = counted;
  let sum = 0;
  for (const [weight, share] of shares) {
    const own = Math.min(left, weight);
    sum += own * share;
    left -= own;
    if (left <= 0) break;
  }
  return counted > 0 ? sum / counted : 0;
}

/** How many are less than the limit, or equal where that counts as well. */
function countBelow(times: Times, limit: number, isEqualIn: boolean): number {
  return countWhile(times, (time) => time < limit || (isEqualIn && time === limit));
}
