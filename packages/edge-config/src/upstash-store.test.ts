import { Redis } from "@upstash/redis";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { inProcessRedis, installedRedis, startRedis } from "../test-support/redis.ts";
import { serveUpstash } from "../test-support/upstash-rest.ts";
import { upstashStore } from "./index.ts";

const version = installedRedis();
const against = version === null ? "an in-process store" : `redis-server ${version}`;
const redis = version === null ? inProcessRedis() : await startRedis();
const server = await serveUpstash(redis.run);
const { url, token } = server;
const store = upstashStore({ url, token });
// The official client, as somebody would use it beside us.
const client = new Redis({ url, token, enableTelemetry: false });

afterAll(() => {
  server.close();
  redis.stop();
});

test(`what is put is read at once, and what is removed is gone, against ${against}`, async () => {
  expect(await store.get("v1:link:a")).toBeNull();
  await store.put("v1:link:a", '{"version":1}');
  await store.put("v1:link:a", '{"version":2}');
  expect(await store.get("v1:link:a")).toBe('{"version":2}');
  await store.remove("v1:link:a");
  expect(await store.get("v1:link:a")).toBeNull();
  await expect(store.remove("v1:link:a")).resolves.toBeUndefined();
});

test(`any text comes back as it was put, whatever its key, against ${against}`, async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(text, text, async (name, value) => {
      await store.put(`v1:link:${name}`, value);
      expect(await store.get(`v1:link:${name}`)).toBe(value);
    }),
    { numRuns: 50 },
  );
});

test(`the official client reads what we put, against ${against}`, async () => {
  const campaign = { version: 3, name: 'Größe "XL" 靴', targeting: [] };
  await store.put("v1:campaign:c", JSON.stringify(campaign));
  expect(await client.get("v1:campaign:c")).toEqual(campaign);
  await store.remove("v1:campaign:c");
  expect(await client.get("v1:campaign:c")).toBeNull();
});

test(`we read what the official client puts, against ${against}`, async () => {
  const caps = { version: 4, full: [{ key: "campaign::day", endsAtMs: null }] };
  await client.set("v1:caps:c", caps);
  expect(JSON.parse((await store.get("v1:caps:c")) ?? "")).toEqual(caps);
  await client.del("v1:caps:c");
  expect(await store.get("v1:caps:c")).toBeNull();
});

test("a refused token is an error that names the command and key, and never the token", async () => {
  const wrong = upstashStore({ url, token: "secret-of-another" });
  const failure = await wrong.get("v1:link:a").catch(String);
  expect(failure).toMatch(/Upstash GET v1:link:a: .*401 WRONGPASS/);
  expect(failure).not.toContain("secret");
});

test("a token that no header can carry is not quoted either", async () => {
  const failure = await upstashStore({ url, token: "secret\r\nx: y" })
    .put("v1:link:a", "1")
    .catch(String);
  expect(failure).toMatch(/^Error: Upstash SET v1:link:a: /);
  expect(failure).not.toContain("secret");
});

test("what Redis refuses and what is not Upstash at all are errors, not missing snapshots", async () => {
  const refusing = await serveUpstash(async () => ({ error: "OOM command not allowed" }));
  await expect(upstashStore(refusing).put("k", "v")).rejects.toThrow(
    "Upstash SET k: Error: 400 OOM",
  );
  refusing.close();
  await expect(upstashStore(refusing).get("k")).rejects.toThrow("Upstash GET k");
  const silent = { ok: true, status: 200, json: async () => ({}) };
  const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(silent as unknown as Response);
  await expect(store.get("k")).rejects.toThrow("200 without a result");
  fetched.mockRestore();
});

test("a command that is not answered within two seconds is given up", async () => {
  const aborted = AbortSignal.abort(new Error("too late"));
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(aborted);
  await expect(store.get("k")).rejects.toThrow("too late");
  expect(timeout).toHaveBeenCalledWith(2_000);
  timeout.mockRestore();
});
