import { createTestWorkspace } from "@cleverdrip/testing";
import { expect, test } from "vitest";
import { createControl } from "../test-support/control.ts";
import { createIsolate } from "../test-support/isolate.ts";
import { createStore, failingStore } from "../test-support/stores.ts";
import { createMisses } from "./misses.ts";

const START = Date.UTC(2026, 10, 20);

test("a missing name is believed to be missing for five seconds, and then found when it was created", async () => {
  const { control, change } = createControl();
  const store = createStore();
  const { read } = createIsolate({ store, control });
  expect(await read("host", "go.brand.example", START)).toBeNull();
  const { workspaceId } = await createTestWorkspace(control);
  change(
    `INSERT INTO domains VALUES ('dom_1', ?, 'go.brand.example', 0, NULL, NULL, 0)`,
    workspaceId,
  );
  expect(await read("host", "go.brand.example", START + 4_999)).toBeNull();
  expect(await read("host", "go.brand.example", START + 5_000)).toMatchObject({ workspaceId });
});

test("a flood of unknown slugs reaches CONTROL forty times at once and twenty times a second, and the store each time", async () => {
  const { control, asked } = createControl();
  const store = createStore();
  const { read } = createIsolate({ store, control });
  for (let i = 0; i < 10_000; i += 1)
    expect(await read("link", `made-up-${i}`, START + i)).toBeNull();
  expect(asked()).toBeLessThanOrEqual(40 + 20 * 10);
  expect(asked()).toBeGreaterThanOrEqual(40 + 20 * 9);
  expect(store.asked()).toBe(10_000);
});

test("during a flood a published link is found, and one that CONTROL was not asked for is not believed missing", async () => {
  const { control } = createControl();
  const store = createStore();
  const workspace = await createTestWorkspace(control);
  const { read } = createIsolate({ store, control });
  for (let i = 0; i < 100; i += 1) await read("link", `made-up-${i}`, START);
  expect(await read("link", workspace.slug, START)).toBeNull();
  store.values.set(`v1:link:${workspace.slug}`, '{"version":1,"id":"lnk_1"}');
  expect(await read("link", workspace.slug, START)).toMatchObject({ id: "lnk_1" });
  expect(await read("campaign", workspace.campaignId, START)).toMatchObject({ name: "Shoes" });
});

test("made-up names push no copy out that is in use", async () => {
  const { control } = createControl();
  const store = createStore();
  const workspace = await createTestWorkspace(control);
  const { read, reader } = createIsolate({ store, control });
  await read("link", workspace.slug, START);
  const bytes = reader.bytes();
  for (let i = 0; i < 20_000; i += 1) await read("link", `made-up-${i}`, START + i);
  const asked = store.asked();
  expect(await read("link", workspace.slug, START + 19_999)).toMatchObject({ version: 1 });
  expect(store.asked()).toBe(asked);
  expect(reader.bytes()).toBe(bytes);
});

test("with the store down CONTROL is asked two hundred times at once and fifty times a second by an isolate", async () => {
  const { control, asked } = createControl();
  const { read } = createIsolate({ store: failingStore, control });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 1_000 }, (_, i) => read("link", `slug-${i}`, START + i)),
  );
  expect(asked()).toBeGreaterThanOrEqual(200 + 49);
  expect(asked()).toBeLessThanOrEqual(200 + 50);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(1_000 - asked());
});

test("misses do not grow without bound", () => {
  const misses = createMisses();
  for (let i = 0; i < 5_001; i += 1) misses.add(`v1:link:${i}`, START);
  expect(misses.has("v1:link:5000", START)).toBe(true);
  expect(misses.has("v1:link:4999", START)).toBe(false);
});
