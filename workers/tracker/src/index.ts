import type { FactsRpc } from "@cleverdrip/contract";
import { entityId, packClicks, type ClickIdKeys } from "@cleverdrip/core";
import { createSnapshotReader, kvStore, parseClickIdKeys } from "@cleverdrip/edge-config";
import { createClickBuffer } from "./click/click-buffer.ts";
import { sendBatch } from "./click/send-batch.ts";
import type { TrackerDeps } from "./deps.ts";
import { createRandomPool } from "./random-pool.ts";
import { route } from "./route.ts";

// Memory of this isolate: data and bindings only. Anything under way belongs to the request that started it.
let deps: TrackerDeps | undefined;

function createDeps(env: TrackerEnv): TrackerDeps {
  // A binding to another Worker carries no types; the contract says what is behind it.
  const facts = env.CONSUMER as unknown as FactsRpc;
  const random = createRandomPool();
  return {
    platformHost: env.TRACKING_ORIGIN.slice(env.TRACKING_ORIGIN.indexOf("//") + 2),
    keys: lazyKeys(env.CLICK_ID_KEYS),
    reader: createSnapshotReader(),
    sources: { store: kvStore(env.SNAPSHOTS), control: env.CONTROL },
    buffer: createClickBuffer({
      newBatchId: (nowMs) => entityId("bat", nowMs, crypto.getRandomValues(new Uint8Array(10))),
      send: (batch) =>
        sendBatch(batch, {
          queue: (b) => env.CLICKS.send(packClicks(b), { contentType: "json" }),
          store: (b) => facts.storeClicks([b]),
        }),
    }),
    random,
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
