import { expect, test } from "vitest";
import { EVERYWHERE_MS, everywhereMs, snapshotStore } from "./index.ts";

const upstash = { UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1", UPSTASH_REDIS_REST_TOKEN: "t" };

function createKv() {
  const values = new Map<string, string>();
  const kv = {
    get: async (key: string) => values.get(key) ?? null,
    put: async (key: string, value: string) => void values.set(key, value),
    delete: async (key: string) => void values.delete(key),
  };
  // The part of KV's interface that a store uses.
  return { kv: kv as unknown as KVNamespace, values };
}

test("snapshots live in KV unless Upstash is set, and there at once for all", async () => {
  const { kv, values } = createKv();
  const store = snapshotStore({ SNAPSHOTS: kv });
  await store.put("k", "v");
  expect(values.get("k")).toBe("v");
  expect(await store.get("k")).toBe("v");
  await store.remove("k");
  expect(await store.get("k")).toBeNull();
  await expect(snapshotStore({ SNAPSHOTS: kv, ...upstash }).get("k")).rejects.toThrow(
    "Upstash GET k",
  );
});

test("an Upstash URL without its token is refused and named, so that nobody reads another store's old copies", async () => {
  const { kv } = createKv();
  const { UPSTASH_REDIS_REST_URL } = upstash;
  const store = snapshotStore({ SNAPSHOTS: kv, UPSTASH_REDIS_REST_URL });
  for (const attempt of [store.get("k"), store.put("k", "v"), store.remove("k")])
    await expect(attempt).rejects.toThrow("UPSTASH_REDIS_REST_TOKEN is missing");
});

test("the bound that is shown to users is KV's, or the shorter one of Upstash", () => {
  expect(everywhereMs({})).toBe(EVERYWHERE_MS);
  expect(everywhereMs(upstash)).toBeLessThan(EVERYWHERE_MS);
});
