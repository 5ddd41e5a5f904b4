import type { SenderUse, SourceClick } from "../evidence.ts";
import type { Traits } from "../traits.ts";

/** What of the clicks tells that few stand behind many. */
export type Senders = Pick<SenderUse, "alike"> & {
  /** The network is this publisher's alone, and few browsers share it. */
  readonly isOwnNetwork: (publisherId: string, traits: Traits) => boolean;
  /** Whether the answer came faster, or slower, than nearly everybody's in the country. */
  readonly distance: (traits: Traits) => "near" | "far" | null;
};

/** Clicks of a network before anything is said of it; the publisher's part of them; browsers a click. */
const OWN_NETWORK = { clicks: 6, part: 0.8, browsers: 0.35 };
const NEAR = 0.05;
const FAR = 0.97;
/** Measured round trips of a country before there is a distance. */
const LEAST_MEASURED = 50;

/** `use`: none where the clicks are all there are. */
export function learnSenders(clicks: readonly SourceClick[], use?: SenderUse): Senders {
  const { alike, network } = use ?? countSenders(clicks);
  const trips = new Map<string, number[]>();
  for (const { traits } of clicks) {
    const { country, rttMs } = traits;
    if (rttMs === null) continue;
    const known = trips.get(country);
    if (known === undefined) trips.set(country, [rttMs]);
    else known.push(rttMs);
  }
  const limits = new Map([...trips].map(([country, all]) => [country, limitsOf(all)]));
  return {
    alike,
    isOwnNetwork: (publisherId, traits) => {
      const seen = network(publisherId, traits);
      if (seen.clicks < OWN_NETWORK.clicks) return false;
      const isOwn = seen.own / seen.clicks > OWN_NETWORK.part;
      return isOwn && seen.agents / seen.clicks < OWN_NETWORK.browsers;
    },
    distance: ({ country, rttMs }) => {
      const limit = limits.get(country) ?? null;
      if (limit === null || rttMs === null) return null;
      if (rttMs > limit.far) return "far";
      return rttMs < limit.near ? "near" : null;
    },
  };
}

type Network = { clicks: number; agents: Set<number> };

/** Of clicks that are all there are. */
function countSenders(clicks: readonly SourceClick[]): SenderUse {
  const alike = new Map<string, number>();
  const parts = new Map<string, number>();
  const networks = new Map<number, Network>();
  for (const { publisherId, traits } of clicks) {
    increase(alike, senderKey(publisherId, traits));
    increase(parts, `${publisherId} ${traits.prefix}`);
    const network = networks.get(traits.prefix) ?? { clicks: 0, agents: new Set() };
    networks.set(traits.prefix, network);
    network.clicks += 1;
    network.agents.add(traits.agent);
  }
  return {
    alike: (publisherId, traits) => alike.get(senderKey(publisherId, traits)) ?? 0,
    network: (publisherId, { prefix }) => ({
      clicks: networks.get(prefix)?.clicks ?? 0,
      own: parts.get(`${publisherId} ${prefix}`) ?? 0,
      agents: networks.get(prefix)?.agents.size ?? 0,
    }),
  };
}

export function senderKey(publisherId: string, { prefix, agent, tls }: Traits): string {
  return `${publisherId} ${prefix} ${agent} ${tls}`;
}

function limitsOf(trips: readonly number[]): { near: number; far: number } | null {
  if (trips.length <= LEAST_MEASURED) return null;
  const sorted = trips.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { near: at(NEAR), far: at(FAR) };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
