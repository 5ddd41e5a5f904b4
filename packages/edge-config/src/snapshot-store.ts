/** Where published snapshots live. Reads may be stale by up to `CACHE_SECONDS`; a missing key is null. */
export type SnapshotStore = {
  readonly get: (key: string) => Promise<string | null>;
  readonly put: (key: string, value: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

/** KV's smallest cache time at a location; with the memory time it bounds how long a change takes to be everywhere. */
const CACHE_SECONDS = 30;

export function kvStore(kv: KVNamespace): SnapshotStore {
  return {
    get: (key) => kv.get(key, { type: "text", cacheTtl: CACHE_SECONDS }),
    put: (key, value) => kv.put(key, value),
    remove: (key) => kv.delete(key),
  };
}
