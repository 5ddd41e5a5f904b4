import type { FactsRpc } from "@cleverdrip/contract";
import type { ClickIdKeys } from "@cleverdrip/core";
import { createSnapshotReader, kvStore, parseClickIdKeys } from "@cleverdrip/edge-config";
import { createClickBuffer } from "./click/click-buffer.ts";
import { sendBatch } from "./click/send-batch.ts";
import type { TrackerDeps } from "./deps.ts";
import { createRandomPool } from "./random-pool.ts";
import { route } from "./route.ts";

// Memory of this isolate. Only data: I/O objects belong to the request that made them.
const reader = createSnapshotReader();
const buffer = createClickBuffer();
const random = createRandomPool();
let keys: ClickIdKeys | undefined;

async function loadKeys(text: string): Promise<ClickIdKeys> {
  keys = await parseClickIdKeys(text);
  return keys;
}

function trackerDeps(env: TrackerEnv, ctx: ExecutionContext): TrackerDeps {
  const nowMs = Date.now();
  const background = (work: Promise<unknown>) => ctx.waitUntil(work);
  // A binding to another Worker carries no types; the contract says what is behind it.
  const facts = env.CONSUMER as unknown as FactsRpc;
  return {
    nowMs,
    platformHost: env.TRACKING_ORIGIN.slice(env.TRACKING_ORIGIN.indexOf("//") + 2),
    keys: () => keys ?? loadKeys(env.CLICK_ID_KEYS),
    reader,
    readContext: {
      sources: { store: kvStore(env.SNAPSHOTS), control: env.CONTROL },
      nowMs,
      background,
    },
    buffer,
    random,
    sendBatch: (batch) =>
      sendBatch(batch, {
        queue: (b) => env.CLICKS.send(b, { contentType: "json" }),
        store: (b) => facts.storeClicks([b]),
      }),
    recordConversion: (event) => facts.recordConversion(event),
    queueConversion: async (event) => {
      await env.CLICKS.send(event, { contentType: "json" });
    },
    background,
  };
}

export default {
  fetch: (request, env, ctx) => route(request, trackerDeps(env, ctx)),
} satisfies ExportedHandler<TrackerEnv>;
