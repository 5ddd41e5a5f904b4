import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DEFAULT_DELIVERY, planOf, type CampaignSnapshot, type Route } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { createStore } from "../test-support/stores.ts";
import { createSnapshotReader, snapshotKey, type SnapshotKind } from "./index.ts";

setFlagsFromString("--expose_gc");
// The flag gives new contexts the function.
const collectGarbage = runInNewContext("gc") as () => void;

const id = (prefix: string, i: number) => `${prefix}_01jd3k8q2x${String(i).padStart(8, "0")}`;

function linkOf(i: number) {
  const status = { isPaused: false, isPublisherPaused: false };
  const parts = { workspaceId: id("wsp", i), campaignId: id("cmp", i), publisherId: id("pub", i) };
  return { version: 1, id: id("lnk", i), number: i, ...parts, slug: `link-${i}`, ...status };
}

function campaignOf(i: number): CampaignSnapshot {
  const regular = Array.from({ length: 10 }, (_, place): Route => {
    const variant = (weight: number) => ({
      id: id("var", weight),
      name: `Variant ${weight}`,
      url: `https://shop.example/${i}/${place}?cid={clickid}&s={sub1}&geo={country}`,
      weight,
      isPaused: false,
    });
    const conditions = [{ field: "country" as const, isNot: false, values: ["DE", "AT", "CH"] }];
    const common = { isPaused: false, weight: 1, match: "all" as const, landings: [] };
    const variants = [50, 30, 20].map(variant);
    return { id: id("rte", place), name: `Rule ${place}`, ...common, conditions, variants };
  });
  return {
    ...DEFAULT_DELIVERY,
    version: 1,
    id: id("cmp", i),
    workspaceId: id("wsp", i),
    name: `Campaign ${i}`,
    currency: "USD",
    timezone: "Europe/Berlin",
    isPaused: false,
    destinationUrl: "https://shop.example/?cid={clickid}",
    fallbackUrl: null,
    routing: { ...DEFAULT_DELIVERY.routing, regular },
  };
}

async function fill(kind: SnapshotKind, values: readonly string[]) {
  const store = createStore();
  values.forEach((value, i) => store.values.set(snapshotKey(kind, `name-${i}`), value));
  const reader = createSnapshotReader(1_000_000_000);
  const prepared: object[] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < values.length; i += 1) {
    // Never asked: the store has them all.
    const sources = { store, control: {} as D1Database };
    const context = { sources, nowMs: 1_000, background: () => {} };
    const snapshot = await reader.read(kind, `name-${i}`, context);
    if (snapshot !== null && "routing" in snapshot) prepared.push(planOf(snapshot));
  }
  collectGarbage();
  const taken = process.memoryUsage().heapUsed - before;
  return { taken, estimated: reader.bytes(), prepared };
}

// Pointers are twice as wide in Node as in workerd, where `npm run bench -- memory` measures the whole.
test.each([
  ["link", 20_000, linkOf],
  ["campaign", 1_000, campaignOf],
] as const)(
  "copies of a %s are counted as about what they take, with all that is prepared of them",
  async (kind, count, make) => {
    const values = Array.from({ length: count }, (_, i) => JSON.stringify(make(i)));
    const { taken, estimated, prepared } = await fill(kind, values);
    expect(prepared).toHaveLength(kind === "campaign" ? count : 0);
    expect(estimated).toBeGreaterThan(0.5 * taken);
    expect(estimated).toBeLessThan(2 * taken);
  },
);
