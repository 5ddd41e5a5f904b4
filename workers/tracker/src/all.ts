import type { FactsRpc } from "@cleverdrip/contract";
import { createRateBound } from "@cleverdrip/core";
import { createSnapshotReader, snapshotStore, type Asked } from "@cleverdrip/edge-config";
import { WorkerEntrypoint } from "cloudflare:workers";
import { cutRequest } from "./click/cut-request.ts";
import { lazyKeys } from "./click/lazy-keys.ts";
import { sendingBuffer } from "./click/sending-buffer.ts";
import { createReportBound } from "./conversion/report-bound.ts";
import type { HardCap, Moment, TrackerDeps } from "./deps.ts";
import { readForLane, type LaneRpc } from "./lane/read-for-lane.ts";
import { createRandomPool } from "./random-pool.ts";
import { route } from "./route.ts";

// Memory of this isolate: data and bindings only. Anything under way belongs to the request that started it.
let deps: TrackerDeps | undefined;

/** Reports a minute that cannot be judged and go to the received log all the same: what floods us must not fill it. */
const MAX_UNUSABLE = 60;

/** What the campaign's object in the consumer answers the tracker. */
type CampaignWindowRpc = {
  readonly admit: (
    clickId: string,
    uses: readonly HardCap[],
    nowMs: number,
  ) => Promise<string | null>;
};

/** The complete tracker. The fast lane before it hands on what it does not answer itself, and reads snapshots of it. */
export default class CompleteTracker extends WorkerEntrypoint<TrackerAllEnv> implements LaneRpc {
  override fetch(request: Request): Response | Promise<Response> {
    deps ??= createDeps(this.env);
    return route(request, deps, this.#moment());
  }

  readSnapshots(asked: readonly Asked[]) {
    deps ??= createDeps(this.env);
    return readForLane(asked, deps, this.#moment());
  }

  #moment(): Moment {
    return { nowMs: Date.now(), background: (work) => this.ctx.waitUntil(work) };
  }
}

function createDeps(env: TrackerAllEnv): TrackerDeps {
  // A binding to another Worker carries no types; the contract says what is behind it.
  const facts = env.CONSUMER as unknown as FactsRpc;
  const windows = env.CAMPAIGN_WINDOW as unknown as {
    readonly getByName: (name: string) => CampaignWindowRpc;
  };
  return {
    platformHost: cutRequest(`${env.TRACKING_ORIGIN}/`).host,
    keys: lazyKeys(env.CLICK_ID_KEYS),
    reader: createSnapshotReader(),
    // Upstash's secrets are optional, so the generated types do not know them.
    sources: { store: snapshotStore(env), control: env.CONTROL },
    buffer: sendingBuffer(env, facts),
    random: createRandomPool(),
    admitClick: ({ workspaceId, campaignId, id, atMs }, caps) =>
      windows.getByName(`${workspaceId}:${campaignId}`).admit(id, caps, atMs),
    takeReport: (report) => facts.takeReport(report),
    queueReport: async (report) => {
      await env.CLICKS.send(report, { contentType: "json" });
    },
    boundReports: createReportBound(),
    mayKeepUnusable: createRateBound(MAX_UNUSABLE, 60_000),
  };
}
