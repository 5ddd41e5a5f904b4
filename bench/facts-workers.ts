import { readFileSync } from "node:fs";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { root } from "../scripts/repository.ts";
import { bundleWorker, compatibilityDate } from "../scripts/vitest/bundle-worker.ts";
import { consumerWorker } from "../scripts/vitest/consumer-worker.ts";

export const SETUP_TOKEN = "bench-setup-token";

/** Reachable without miniflare's own Worker in front. */
const isDirect = { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] };
const databases = { CONTROL: "CONTROL", EVENTS: "EVENTS" };

/**
 * The real consumer and api in one workerd with D1, R2, KV, queues and Durable Objects as miniflare has them, on disk in
 * a folder that goes with it; before them the Worker that reports (bench/workers/reports.js).
 */
export async function startFactsWorkers() {
  const workers = [
    {
      ...isDirect,
      name: "reports",
      compatibilityDate,
      modules: [module(readFileSync(`${root}/bench/workers/reports.js`, "utf8"))],
      d1Databases: databases,
      serviceBindings: {
        CONSUMER: { name: "cleverdrip-consumer", entrypoint: "Facts" },
        BARE: { name: "reports", entrypoint: "Bare" },
      },
    },
    await consumerWorker(root),
    { ...isDirect, ...(await apiWorker()) },
  ];
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers }));
  await miniflare.ready;
  const database = (name: string) => miniflare.getD1Database(name, "reports");
  const control = await database("CONTROL");
  const events = await database("EVENTS");
  await migrate(control, "control");
  await migrate(events, "events");
  await events.prepare(BARE_TABLE).run();
  const origins = {
    reports: (await miniflare.unsafeGetDirectURL("reports")).origin,
    api: (await miniflare.unsafeGetDirectURL("cleverdrip-api")).origin,
  };
  return { origins, control, stop: () => miniflare.dispose() };
}

export type FactsWorkers = Awaited<ReturnType<typeof startFactsWorkers>>;

const BARE_TABLE = `CREATE TABLE bench_rows (id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID`;

export async function apiWorker() {
  return {
    name: "cleverdrip-api",
    compatibilityDate,
    modules: await bundleWorker(root, "workers/api/src/index.ts"),
    kvNamespaces: { SNAPSHOTS: "SNAPSHOTS" },
    d1Databases: databases,
    serviceBindings: { CONSUMER: { name: "cleverdrip-consumer", entrypoint: "Facts" } },
    durableObjects: {
      CAMPAIGN_WINDOW: { className: "CampaignWindow", scriptName: "cleverdrip-consumer" },
      LIVE_FEED: { className: "LiveFeed", scriptName: "cleverdrip-consumer" },
    },
    bindings: {
      BETTER_AUTH_SECRET: "bench better-auth secret, 32 chars",
      SETUP_TOKEN,
      OPERATOR_TOKEN: "bench-operator-token",
      APP_ORIGIN: "http://localhost:8787",
      TRACKING_ORIGIN: "http://localhost:8787",
      NEW_WORKSPACES_SHARD: "EVENTS",
    },
  };
}

function module(contents: string) {
  return { type: "ESModule" as const, path: "worker.js", contents };
}

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

async function migrate(database: Database, name: "control" | "events"): Promise<void> {
  for (const { queries } of await readD1Migrations(`${root}/migrations/${name}`))
    for (const query of queries) await database.prepare(query).run();
}
