import type { CapsSnapshot } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { createControl } from "../test-support/control.ts";
import { createIsolate } from "../test-support/isolate.ts";
import { createStore, failingStore } from "../test-support/stores.ts";
import { snapshotKey } from "./index.ts";

const START = Date.UTC(2026, 10, 20);
const full: CapsSnapshot = { version: 1, full: [{ key: "campaign::day", endsAtMs: null }] };

function createEdge() {
  const { control, asked } = createControl();
  const store = createStore();
  const put = (caps: CapsSnapshot) => store.put(snapshotKey("caps", "cmp_1"), JSON.stringify(caps));
  return { asked, store, put, control, ...createIsolate({ store, control }) };
}

test("caps of which none is full are nowhere, which is normal and no question to CONTROL", async () => {
  const { asked, read, store } = createEdge();
  expect(await read("caps", "cmp_1", START)).toBeNull();
  expect(await read("caps", "cmp_1", START + 4_999)).toBeNull();
  expect(store.asked()).toBe(1);
  expect(asked()).toBe(0);
});

test("full caps are seen five seconds after they were published, without a request waiting for them", async () => {
  const { reader, read, put, store, control } = createEdge();
  await read("caps", "cmp_1", START);
  await put(full);
  expect(await read("caps", "cmp_1", START + 5_000)).toBeNull();
  const context = { sources: { store, control }, nowMs: START + 5_001, background: () => {} };
  expect(reader.read("caps", "cmp_1", context)).toEqual(full);
  await put({ version: 2, full: [] });
  expect(await read("caps", "cmp_1", START + 15_000)).toEqual({ version: 2, full: [] });
});

test("caps that nobody answers for are as before, or none, and hold up nothing until they are asked for again", async () => {
  const { reader, read, put, control } = createEdge();
  const sources = { store: failingStore, control };
  expect(await read("caps", "cmp_2", START, sources)).toBeNull();
  const context = { sources, nowMs: START + 4_999, background: () => {} };
  expect(reader.read("caps", "cmp_2", context)).toBeNull();

  await put(full);
  await read("caps", "cmp_1", START);
  expect(await read("caps", "cmp_1", START + 60_000, sources)).toEqual(full);
});
