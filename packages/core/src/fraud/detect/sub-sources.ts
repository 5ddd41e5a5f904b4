import type { Peers, Scope } from "./peers.ts";
import { clusterSigns } from "./spans.ts";
import type { SignedResult } from "./result-signs.ts";
import { LIMITS } from "./thresholds.ts";

/** Whose results are judged together: all of a publisher's, or those of one of its sub ids. */
export type ResultSource = {
  readonly publisherId: string;
  /** sub1; null = whatever it is. */
  readonly sub: string | null;
  /** Sign that all of them have, where they are put together by one. */
  readonly cluster?: string;
  /** By scope, with all of them under "". */
  readonly results: ReadonlyMap<Scope, readonly SignedResult[]>;
  /** Sources of its publisher that are looked at beside it, itself among them: each is one more occasion for chance. */
  readonly looks: number;
};

/** A sub id with more of its publisher's results is the publisher. */
const MOST_SHARE = 0.9;

/** Whether a sub id with so many of its publisher's events is judged by itself. */
export function isSubSource(sub: string, events: number, of: number, least: number): boolean {
  return sub !== "" && events >= least && events <= MOST_SHARE * of;
}

/** What of a publisher's results is judged together: all, and, where they are judged, each sub id's. */
export function sourcesOfResults(
  publisherId: string,
  peers: Peers,
  judgesSubIds: boolean,
): readonly ResultSource[] {
  const whole = wholeSource(publisherId, peers);
  return judgesSubIds ? [whole, ...subSources(whole)] : [whole];
}

function wholeSource(publisherId: string, peers: Peers): ResultSource {
  return { publisherId, sub: null, results: peers.own.get(publisherId) ?? new Map(), looks: 1 };
}

/** What of a publisher's results came by one network, or by one browser. */
export function clusterSources({
  publisherId,
  results: scopes,
}: ResultSource): readonly ResultSource[] {
  const all = scopes.get("") ?? [];
  const groups = new Map<string, Set<SignedResult>>();
  for (const result of all)
    for (const sign of clusterSigns(result)) {
      const group = groups.get(sign) ?? new Set<SignedResult>();
      groups.set(sign, group);
      group.add(result);
    }
  const clusters = [...groups].filter(([, { size }]) =>
    isSubSource("cluster", size, all.length, LIMITS.leastEvents),
  );
  return clusters.map(([cluster, own]) => ({
    publisherId,
    sub: null,
    cluster,
    results: new Map(
      [...scopes].map(([scope, list]) => [scope, list.filter((one) => own.has(one))]),
    ),
    looks: clusters.length,
  }));
}

/**
 * A network's sub id is somebody's of its own: who cheats under one of many is a small part of the network, and all of the
 * sub id. Those with too few results to be judged are left to the whole.
 */
function subSources({ publisherId, results: scopes }: ResultSource): readonly ResultSource[] {
  const all = scopes.get("") ?? [];
  const subs = [...Map.groupBy(all, ({ sub }) => sub)].filter(([sub, own]) =>
    isSubSource(sub, own.length, all.length, LIMITS.leastEvents),
  );
  return subs.map(([sub]) => ({
    publisherId,
    sub,
    results: new Map(
      [...scopes].map(([scope, own]) => [scope, own.filter((one) => one.sub === sub)]),
    ),
    looks: subs.length,
  }));
}
