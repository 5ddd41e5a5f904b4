import { createTestWorkspace } from "@cleverdrip/testing";
import { expect, test, vi } from "vitest";
import { createControl } from "../test-support/control.ts";
import { createIsolate } from "../test-support/isolate.ts";
import { createStore, failingStore } from "../test-support/stores.ts";
import { publishSnapshot, snapshotKey } from "./index.ts";

const START = Date.UTC(2026, 10, 20);
const HOUR_MS = 3_600_000;
const down = () => Promise.reject(new Error("down"));
// A database binding with nothing behind it.
const failingControl = {
  prepare: () => ({ bind: () => ({ first: down }) }),
} as unknown as D1Database;
const outage = { store: failingStore, control: failingControl };

/** A published campaign, and an isolate that has read nothing yet. */
async function createEdge() {
  const { control, change, asked } = createControl();
  const store = createStore();
  const workspace = await createTestWorkspace(control);
  const publish = (kind: "campaign" | "link", name: string) =>
    publishSnapshot({ kind, name }, control, store);
  await publish("link", workspace.slug);
  await publish("campaign", workspace.campaignId);
  const isolate = createIsolate({ store, control });
  /** Renames the campaign and publishes it. */
  const rename = async (name: string) => {
    change(
      `UPDATE campaigns SET name = ?, version = version + 1 WHERE id = ?`,
      name,
      workspace.campaignId,
    );
    await publish("campaign", workspace.campaignId);
  };
  return { control, change, asked, store, workspace, publish, rename, ...isolate };
}

test("a fresh copy is answered at once, without a promise and without asking anybody", async () => {
  const { reader, read, store, control, workspace } = await createEdge();
  await read("link", workspace.slug, START);
  const asked = store.asked();
  const context = { sources: { store, control }, nowMs: START + 19_999, background: () => {} };
  expect(reader.read("link", workspace.slug, context)).toMatchObject({ id: workspace.linkId });
  expect(store.asked()).toBe(asked);
});

test("an older copy is answered at once and refreshed behind the response, once for all that read it meanwhile", async () => {
  const { reader, read, store, control, workspace, rename } = await createEdge();
  await read("campaign", workspace.campaignId, START);
  await rename("New");
  const asked = store.asked();
  const work: Promise<unknown>[] = [];
  const context = {
    sources: { store, control },
    nowMs: START + 25_000,
    background: (promise: Promise<unknown>) => void work.push(promise),
  };
  for (let i = 0; i < 50; i += 1)
    expect(reader.read("campaign", workspace.campaignId, context)).toMatchObject({ name: "Shoes" });
  expect(work).toHaveLength(1);
  await Promise.all(work);
  expect(store.asked()).toBe(asked + 1);
  expect(await read("campaign", workspace.campaignId, START + 25_001)).toMatchObject({
    name: "New",
  });
});

test("a copy past its bound is not answered while the store has a newer one, however long nobody asked", async () => {
  const { read, workspace, rename } = await createEdge();
  await read("campaign", workspace.campaignId, START);
  await rename("New");
  expect(await read("campaign", workspace.campaignId, START + 30_000)).toMatchObject({
    name: "New",
  });
  await rename("Newer");
  expect(await read("campaign", workspace.campaignId, START + 20 * HOUR_MS)).toMatchObject({
    name: "Newer",
  });
});

test("with everything behind it down a copy is used for a day and asked for every five seconds, then it is an error", async () => {
  const { reader, read, workspace } = await createEdge();
  await read("link", workspace.slug, START);
  const get = vi.spyOn(failingStore, "get");
  for (const ms of [31_000, 32_000, 35_999])
    expect(await read("link", workspace.slug, START + ms, outage)).toMatchObject({ version: 1 });
  expect(get).toHaveBeenCalledTimes(1);
  const context = { sources: outage, nowMs: START + 35_999, background: () => {} };
  expect(reader.read("link", workspace.slug, context)).not.toBeInstanceOf(Promise);
  await read("link", workspace.slug, START + 36_000, outage);
  expect(get).toHaveBeenCalledTimes(2);
  expect(await read("link", workspace.slug, START + 24 * HOUR_MS, outage)).not.toBeNull();
  await expect(read("link", workspace.slug, START + 25 * HOUR_MS, outage)).rejects.toThrow("down");
  get.mockRestore();
});

test("a store that hangs holds a request up for half a second at most, and none after it", async () => {
  vi.useFakeTimers();
  const { reader, read, store, workspace } = await createEdge();
  await read("link", workspace.slug, START);
  const hanging = { ...store, get: () => new Promise<never>(() => {}) };
  const contextAt = (ms: number) => ({
    sources: { store: hanging, control: failingControl },
    nowMs: START + ms,
    background: () => {},
  });
  const first = reader.read("link", workspace.slug, contextAt(60_000));
  expect(first).toBeInstanceOf(Promise);
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toMatchObject({ id: workspace.linkId });
  expect(reader.read("link", workspace.slug, contextAt(60_101))).toMatchObject({ version: 1 });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(reader.read("link", workspace.slug, contextAt(64_500))).toMatchObject({ version: 1 });
  vi.useRealTimers();
});

test("a cold name is answered from CONTROL while the store hangs, and is an error within three seconds when both do", async () => {
  vi.useFakeTimers();
  const { read, control, store, workspace } = await createEdge();
  const hanging = { ...store, get: () => new Promise<never>(() => {}) };
  const answer = read("link", workspace.slug, START, { store: hanging, control });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answer).toMatchObject({ id: workspace.linkId });
  const first = () => new Promise<never>(() => {});
  const mute = { prepare: () => ({ bind: () => ({ first }) }) } as unknown as D1Database;
  const failure = read("campaign", workspace.campaignId, START, { store: hanging, control: mute });
  const seen = expect(failure).rejects.toThrow("no answer within 2000 ms");
  await vi.advanceTimersByTimeAsync(3_000);
  await seen;
  vi.useRealTimers();
});

test("a refresh whose request was killed while it waited for the store is replaced by a later one", async () => {
  const { reader, read, store, control, workspace } = await createEdge();
  await read("link", workspace.slug, START);
  const get = vi.fn(() => new Promise<never>(() => {}));
  reader.read("link", workspace.slug, {
    sources: { store: { ...store, get }, control },
    nowMs: START + 21_000,
    background: () => {},
  });
  await vi.waitFor(() => expect(get).toHaveBeenCalled());
  const asked = store.asked();
  await read("link", workspace.slug, START + 24_999);
  expect(store.asked()).toBe(asked);
  await read("link", workspace.slug, START + 25_000);
  expect(store.asked()).toBe(asked + 1);
});

test("a refresh whose request was killed before it began is replaced by a later one", async () => {
  const { reader, read, store, control, workspace } = await createEdge();
  await read("link", workspace.slug, START);
  const asked = store.asked();
  // Its timers never go off.
  vi.useFakeTimers();
  const context = { sources: { store, control }, nowMs: START + 21_000, background: () => {} };
  reader.read("link", workspace.slug, context);
  vi.useRealTimers();
  await read("link", workspace.slug, START + 24_999);
  expect(store.asked()).toBe(asked);
  await read("link", workspace.slug, START + 25_000);
  expect(store.asked()).toBeGreaterThan(asked);
});

test("an older copy in the store never replaces a newer one in memory", async () => {
  const { read, store, workspace, rename } = await createEdge();
  const key = snapshotKey("campaign", workspace.campaignId);
  const old = store.values.get(key) ?? "";
  await rename("New");
  await read("campaign", workspace.campaignId, START);
  store.values.set(key, old);
  expect(await read("campaign", workspace.campaignId, START + 40_000)).toMatchObject({
    version: 2,
    name: "New",
  });
});

test("what the store does not have is read from CONTROL and published for the others", async () => {
  const { read, store, workspace, asked } = await createEdge();
  store.values.clear();
  expect(await read("link", workspace.slug, START)).toMatchObject({ id: workspace.linkId });
  expect(store.values.has(snapshotKey("link", workspace.slug))).toBe(true);
  const before = asked();
  await createIsolate({ store, control: failingControl }).read("link", workspace.slug, START);
  expect(asked()).toBe(before);
});

test("a name too long for any of ours is missing without asking", async () => {
  const { read, store } = await createEdge();
  const asked = store.asked();
  expect(await read("link", "x".repeat(301), START)).toBeNull();
  expect(store.asked()).toBe(asked);
});

test("a copy that cannot be read is replaced by what CONTROL says", async () => {
  const { read, store, workspace } = await createEdge();
  store.values.set(snapshotKey("link", workspace.slug), "{");
  expect(await read("link", workspace.slug, START)).toMatchObject({ id: workspace.linkId });
});
