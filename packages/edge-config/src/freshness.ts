import type { SnapshotKind } from "./snapshot-kinds.ts";
import type { SnapshotEnv } from "./snapshot-store.ts";

export type Freshness = {
  /** How long a copy in memory is used unasked. */
  readonly freshMs: number;
  /** How long it is still used while it is refreshed behind the response; past it a request waits for the store. */
  readonly boundMs: number;
};

const CONFIGURATION: Freshness = { freshMs: 20_000, boundMs: 30_000 };
const CAPS: Freshness = { freshMs: 5_000, boundMs: 10_000 };

export function freshnessOf(kind: SnapshotKind): Freshness {
  return kind === "caps" ? CAPS : CONFIGURATION;
}

/** How long a copy is still better than nothing when everything behind it is down. */
export const STALE_MS = 24 * 3_600_000;
/** How long "there is no such thing" is believed. */
export const MISS_MS = 5_000;

/**
 * Within that time of a change it is decided by everywhere, whichever store is used: 30 s in memory, 30 s in KV's
 * cache at a location, 30 s for KV to carry it there and for a slow refresh. An outage of the store is no part of it.
 */
export const EVERYWHERE_MS = 90_000;
/** Upstash caches nothing: what is left is the memory's 30 s, and 15 s for its replicas and a slow refresh. */
const UPSTASH_EVERYWHERE_MS = 45_000;

/** `EVERYWHERE_MS`, or less where the store in use allows it. */
export function everywhereMs(env: Pick<SnapshotEnv, "UPSTASH_REDIS_REST_URL">): number {
  return env.UPSTASH_REDIS_REST_URL ? UPSTASH_EVERYWHERE_MS : EVERYWHERE_MS;
}
