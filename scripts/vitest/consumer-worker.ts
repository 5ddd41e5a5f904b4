import { bundleWorker, compatibilityDate } from "./bundle-worker.ts";

/**
 * The real consumer beside a Worker under test, sharing its databases, KV and queues by name.
 * Only its secret is made up.
 */
export async function consumerWorker(root: string) {
  return {
    name: "cleverdrip-consumer",
    compatibilityDate,
    compatibilityFlags: ["global_fetch_strictly_public", "queue_consumer_no_wait_for_wait_until"],
    modules: await bundleWorker(root, "workers/consumer/src/index.ts"),
    kvNamespaces: { SNAPSHOTS: "SNAPSHOTS" },
    d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS", EVENTS_2: "EVENTS_2" },
    r2Buckets: { LOG: "LOG" },
    queueProducers: {
      CLICKS: "cleverdrip-clicks",
      DEAD_CLICKS: "cleverdrip-clicks-dead",
      DEAD_DELIVERIES: "cleverdrip-deliveries-dead",
      DELIVERIES: "cleverdrip-deliveries",
    },
    queueConsumers: {
      "cleverdrip-clicks": { maxBatchTimeout: 0, deadLetterQueue: "cleverdrip-clicks-dead" },
      "cleverdrip-clicks-2": { maxBatchTimeout: 0, deadLetterQueue: "cleverdrip-clicks-dead" },
      "cleverdrip-clicks-dead": { maxBatchTimeout: 0 },
      "cleverdrip-deliveries": {
        maxBatchTimeout: 0,
        deadLetterQueue: "cleverdrip-deliveries-dead",
      },
      "cleverdrip-deliveries-dead": { maxBatchTimeout: 0 },
    },
    durableObjects: {
      CAMPAIGN_WINDOW: { className: "CampaignWindow", useSQLite: true },
      FRAUD_WINDOW: { className: "FraudWindow", useSQLite: true },
      LIVE_FEED: { className: "LiveFeed", useSQLite: true },
    },
    bindings: {
      IP_HASH_KEY: "test-only ip hash key, 32 characters",
      RECEIPT_KEY: "test-only receipt key, 32 characters",
      APP_ORIGIN: "http://localhost:8787",
      TRACKING_ORIGIN: "http://localhost:8787",
      DELIVERIES_MAY_REACH_LOOPBACK: "false",
      // Tests judge when they want to.
      FRAUD_GATHER_SECONDS: "86400",
    },
  };
}
