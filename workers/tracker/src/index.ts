import type { FactsRpc } from "@cleverdrip/contract";
import { entityId, packClicks, type ClickIdKeys } from "@cleverdrip/core";
import { createSnapshotReader, parseClickIdKeys, snapshotStore } from "@cleverdrip/edge-config";
import { createClickBuffer } from "./click/click-buffer.ts";
import { toEvent } from "./click/click-record.ts";
import { sendBatch } from "./click/send-batch.ts";
import type { HardCap, TrackerDeps } from "./deps.ts";
import { createRandomPool } from "./random-pool.ts";
import { route } from "./route.ts";

// Memory of this isolate: data and bindings only. Anything under way belongs to the request that started it.
let deps: TrackerDeps | undefined;

/** What the campaign's object in the consumer answers the tracker. */
type CampaignWindowRpc = {
  readonly admit: (
    clickId: string,
    uses: readonly HardCap[],
    nowMs: number,
  ) => Promise<string | null>;
};

function createDeps(env: TrackerEnv): TrackerDeps {
  // A binding to another Worker carries no types; the contract says what is behind it.
  const facts = env.CONSUMER as unknown as FactsRpc;
  const windows = env.CAMPAIGN_WINDOW as unknown as {
    readonly getByName: (name: string) => CampaignWindowRpc;
  };
  const random = createRandomPool();
  return {
    platformHost: env.TRACKING_ORIGIN.slice(env.TRACKING_ORIGIN.indexOf("//") + 2),
    keys: lazyKeys(env.CLICK_ID_KEYS),
    reader: createSnapshotReader(),
    // Upstash's secrets are optional, so the generated types do not know them.
    sources: { store: snapshotStore(env), control: env.CONTROL },
    buffer: createClickBuffer({
      isolate: crypto.randomUUID(),
      newBatchId: (nowMs) => entityId("bat", nowMs, crypto.getRandomValues(new Uint8Array(10))),
      send: (batch) =>
        sendBatch(batch, {
          queue: (b) => env.CLICKS.send(packClicks(b), { contentType: "json" }),
          store: (b) => facts.storeClicks([{ ...b, clicks: b.clicks.map(toEvent) }]),
        }),
    }),
    random,
    admitClick: ({ workspaceId, campaignId, id, atMs }, caps) =>
      windows.getByName(`${workspaceId}:${campaignId}`).admit(id, caps, atMs),
    recordConversion: (event) => facts.recordConversion(event),
    queueConversion: async (event) => {
      await env.CLICKS.send(event, { contentType: "json" });
    },
  };
}
/** Reads the keys on first use, and again while they cannot be read. */
function lazyKeys(text: string): TrackerDeps["keys"] {
  let keys: ClickIdKeys | undefined;
  return () => (keys ??= parseClickIdKeys(text));
}

export default {
  fetch(request, env, ctx) {
    deps ??= createDeps(env);
    return route(request, deps, {
      nowMs: Date.now(),
      background: (work) => ctx.waitUntil(work),
    });
  },
} satisfies ExportedHandler<TrackerEnv>;
