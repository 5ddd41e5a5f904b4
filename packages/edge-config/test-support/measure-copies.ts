import { DEFAULT_DELIVERY, planOf, type CampaignSnapshot, type Route } from "@cleverdrip/core";
import { createSnapshotReader, snapshotKey, type SnapshotKind } from "../src/index.ts";
import { createStore } from "./stores.ts";

// Run by itself with `--expose-gc`, so that nothing else comes or goes in its heap: `measure-copies.ts link|campaign` prints
// how many plans were prepared, what all takes and what it is counted as (bytes).

const collectGarbage = globalThis.gc as () => void;

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

const measured = {
  link: () =>
    fill(
      "link",
      Array.from({ length: 20_000 }, (_, i) => JSON.stringify(linkOf(i))),
    ),
  campaign: () =>
    fill(
      "campaign",
      Array.from({ length: 1_000 }, (_, i) => JSON.stringify(campaignOf(i))),
    ),
};

const kind = process.argv[2] === "link" ? "link" : "campaign";
const { taken, estimated, prepared } = await measured[kind]();
process.stdout.write(JSON.stringify({ taken, estimated, prepared: prepared.length }));
