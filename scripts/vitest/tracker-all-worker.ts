import { bundleWorker, compatibilityDate } from "./bundle-worker.ts";

/** The real complete tracker behind the fast lane, with the consumer of consumer-worker.ts behind it. */
export async function trackerAllWorker(root: string, bindings: Readonly<Record<string, string>>) {
  return {
    name: "cleverdrip-tracker-all",
    compatibilityDate,
    modules: await bundleWorker(root, "workers/tracker/src/all.ts"),
    kvNamespaces: { SNAPSHOTS: "SNAPSHOTS" },
    d1Databases: { CONTROL: "CONTROL" },
    queueProducers: { CLICKS: "cleverdrip-clicks" },
    serviceBindings: { CONSUMER: { name: "cleverdrip-consumer", entrypoint: "Facts" } },
    durableObjects: {
      CAMPAIGN_WINDOW: { className: "CampaignWindow", scriptName: "cleverdrip-consumer" },
    },
    bindings: { ...bindings },
  };
}
