import { upstashStore } from "./upstash-store.ts";

/** Where published snapshots live; a missing key is null. How old a read may be: `everywhereMs`. */
export type SnapshotStore = {
  readonly get: (key: string) => Promise<string | null>;
  readonly put: (key: string, value: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

/** The secrets are optional: with them snapshots live in Upstash Redis, without them in KV. */
export type SnapshotEnv = {
  readonly SNAPSHOTS: KVNamespace;
  readonly UPSTASH_REDIS_REST_URL?: string | undefined;
  readonly UPSTASH_REDIS_REST_TOKEN?: string | undefined;
};

/** KV's smallest cache time at a location; with the memory time it bounds how long a change takes to be everywhere. */
const CACHE_SECONDS = 30;

/** The store this installation uses. A URL without its token gives one that refuses: CONTROL is asked then. */
export function snapshotStore(env: SnapshotEnv): SnapshotStore {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env;
  if (!url) return kvStore(env.SNAPSHOTS);
  if (token) return upstashStore({ url, token });
  const refuse = () => Promise.reject(new Error("UPSTASH_REDIS_REST_TOKEN is missing"));
  return { get: refuse, put: refuse, remove: refuse };
}

export function kvStore(kv: KVNamespace): SnapshotStore {
  return {
    get: (key) => kv.get(key, { type: "text", cacheTtl: CACHE_SECONDS }),
    put: (key, value) => kv.put(key, value),
    remove: (key) => kv.delete(key),
  };
}
