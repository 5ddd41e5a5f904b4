import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { apiWorker } from "../facts-workers.ts";
import { root } from "../../scripts/repository.ts";
import { bundleWorker } from "../../scripts/vitest/bundle-worker.ts";
import { consumerWorker } from "../../scripts/vitest/consumer-worker.ts";
import { trackerAllWorker } from "../../scripts/vitest/tracker-all-worker.ts";
import type { Usage } from "./usage.ts";

const isDirect = { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] };
const ORIGIN = "http://localhost:8787";
export const CLICK_ID_KEYS = `1:${"A".repeat(43)}`;
const bindings = { CLICK_ID_KEYS, TRACKING_ORIGIN: ORIGIN };

/** The Workers that are counted, by what counts them. */
const COUNTED = ["tracker", "tracker-all", "consumer"] as const;

/** The real Workers with counted bindings, before databases, buckets and objects as miniflare has them, in memory. */
export async function startCostWorkers() {
  const consumer = await consumerWorker(root);
  const workers = [
    {
      ...(await trackerAllWorker(root, bindings)),
      ...isDirect,
      name: "cleverdrip-tracker",
      modules: await countedBundle("tracker", "workers/tracker/src/index.ts"),
      serviceBindings: {
        CONSUMER: { name: "cleverdrip-consumer", entrypoint: "Facts" },
        ALL: "cleverdrip-tracker-all",
      },
    },
    {
      ...(await trackerAllWorker(root, bindings)),
      ...isDirect,
      modules: await countedBundle("tracker-all", "workers/tracker/src/all.ts"),
    },
    {
      ...consumer,
      ...isDirect,
      modules: await countedBundle("consumer", "workers/consumer/src/index.ts"),
    },
    { ...isDirect, ...(await apiWorker()), d1Databases: consumer.d1Databases },
  ];
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers }));
  await miniflare.ready;
  for (const name of Object.keys(consumer.d1Databases)) {
    const folder = name === "CONTROL" ? "control" : "events";
    const own = await miniflare.getD1Database(name, "cleverdrip-consumer");
    for (const { queries } of await readD1Migrations(`${root}/migrations/${folder}`))
      for (const query of queries) await own.prepare(query).run();
  }
  const originOf = async (name: string) =>
    (await miniflare.unsafeGetDirectURL(`cleverdrip-${name}`)).origin;
  const origins = {
    api: await originOf("api"),
    tracker: await originOf("tracker"),
    "tracker-all": await originOf("tracker-all"),
    consumer: await originOf("consumer"),
  };
  return {
    origins,
    control: await miniflare.getD1Database("CONTROL", "cleverdrip-consumer"),
    events: await miniflare.getD1Database("EVENTS", "cleverdrip-consumer"),
    consumer: await miniflare.getWorker("cleverdrip-consumer"),
    stop: () => miniflare.dispose(),
  };
}

export type CostWorkers = Awaited<ReturnType<typeof startCostWorkers>>;

/** What the Workers have asked for since the last time, all together. */
export async function takeUsage({ origins }: CostWorkers): Promise<Usage> {
  const parts = COUNTED.map(async (name) => {
    const response = await fetch(`${origins[name]}/counts`);
    // counting.js counts numbers only.
    return (await response.json()) as Usage;
  });
  return (await Promise.all(parts)).reduce(addUsage, {});
}

export function addUsage(a: Usage, b: Usage): Usage {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function countedBundle(name: (typeof COUNTED)[number], entry: string) {
  return bundleWorker(root, `bench/workers/counted-${name}.js`, {
    "counted-worker": `${root}/${entry}`,
  });
}
