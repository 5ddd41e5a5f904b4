import { build } from "esbuild";

const compatibilityDate = "2026-10-20";

/**
 * The real consumer beside a Worker under test, sharing its databases, KV and queues by name.
 * Only its secret is made up.
 */
export async function consumerWorker(root: string) {
  return {
    name: "cleverdrip-consumer",
    compatibilityDate,
    modules: [{ type: "ESModule" as const, path: "consumer.js", contents: await bundle(root) }],
    kvNamespaces: { SNAPSHOTS: "SNAPSHOTS" },
    d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
    r2Buckets: { LOG: "LOG" },
    queueProducers: { DEAD_CLICKS: "cleverdrip-clicks-dead" },
    queueConsumers: {
      "cleverdrip-clicks": { maxBatchTimeout: 0, deadLetterQueue: "cleverdrip-clicks-dead" },
      "cleverdrip-clicks-dead": { maxBatchTimeout: 0 },
    },
    durableObjects: {
      CAMPAIGN_WINDOW: { className: "CampaignWindow", useSQLite: true },
      LIVE_FEED: { className: "LiveFeed", useSQLite: true },
    },
    bindings: { IP_HASH_KEY: "test-only ip hash key, 32 characters" },
  };
}

async function bundle(root: string): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["workers/consumer/src/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    logLevel: "silent",
  });
  const file = result.outputFiles[0];
  if (file === undefined) throw new Error("esbuild wrote no consumer bundle");
  return file.text;
}
