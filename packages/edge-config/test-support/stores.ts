import type { SnapshotStore } from "../src/index.ts";

export type CountedStore = SnapshotStore & {
  readonly values: Map<string, string>;
  readonly asked: () => number;
};

/** A store that shows every change at once. */
export function createStore(): CountedStore {
  const values = new Map<string, string>();
  let asked = 0;
  return {
    values,
    asked: () => asked,
    get: async (key) => {
      asked += 1;
      return values.get(key) ?? null;
    },
    put: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  };
}

/**
 * What one location sees of a store through KV: what it has read, also that there was nothing, it sees again for the
 * whole cache time.
 */
export function createLocation(store: SnapshotStore, nowMs: () => number): SnapshotStore {
  const cached = new Map<string, { readonly value: string | null; readonly untilMs: number }>();
  return {
    ...store,
    get: async (key) => {
      const known = cached.get(key);
      if (known !== undefined && nowMs() < known.untilMs) return known.value;
      const value = await store.get(key);
      cached.set(key, { value, untilMs: nowMs() + 30_000 });
      return value;
    },
  };
}

export const failingStore: SnapshotStore = {
  get: () => Promise.reject(new Error("down")),
  put: () => Promise.reject(new Error("down")),
  remove: () => Promise.reject(new Error("down")),
};
