import type { FactsRpc } from "@cleverdrip/contract";
import { createReader } from "@cleverdrip/edge-config";
import { cutRequest } from "./click/cut-request.ts";
import { lazyKeys } from "./click/lazy-keys.ts";
import { sendingBuffer } from "./click/sending-buffer.ts";
import { answer } from "./lane/lane.ts";
import type { LaneDeps } from "./lane/lane-deps.ts";
import { loadPlain } from "./lane/load-plain.ts";
import type { LaneRpc } from "./lane/read-for-lane.ts";
import { createRandomPool } from "./random-pool.ts";

// Memory of this isolate: data and bindings only. Anything under way belongs to the request that started it.
let deps: LaneDeps | undefined;

function createDeps(env: TrackerEnv): LaneDeps {
  // A binding to another Worker carries no types: the contract, and all.ts, say what is behind it.
  const facts = env.CONSUMER as unknown as FactsRpc;
  const all = env.ALL as unknown as LaneRpc & { readonly fetch: LaneDeps["handOn"] };
  return {
    platformHost: cutRequest(`${env.TRACKING_ORIGIN}/`).host,
    keys: lazyKeys(env.CLICK_ID_KEYS),
    reader: createReader(loadPlain),
    sources: all,
    buffer: sendingBuffer(env, facts),
    random: createRandomPool(),
    handOn: (request) => all.fetch(request),
  };
}

export default {
  fetch(request, env, ctx) {
    deps ??= createDeps(env);
    return answer(request, deps, {
      nowMs: Date.now(),
      background: (work) => ctx.waitUntil(work),
    });
  },
} satisfies ExportedHandler<TrackerEnv>;
