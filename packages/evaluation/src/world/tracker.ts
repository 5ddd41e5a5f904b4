import type { ClickEvent, ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import { createRateBound } from "@cleverdrip/core";
import { createReader, createSnapshotReader, kvStore } from "@cleverdrip/edge-config";
import { createRandom, integer } from "@cleverdrip/simulator";
import type { ClickBuffer } from "@cleverdrip/tracker/src/click/click-buffer.ts";
import { lazyKeys } from "@cleverdrip/tracker/src/click/lazy-keys.ts";
import { sendingBuffer } from "@cleverdrip/tracker/src/click/sending-buffer.ts";
import { createReportBound } from "@cleverdrip/tracker/src/conversion/report-bound.ts";
import type { Moment, TrackerDeps } from "@cleverdrip/tracker/src/deps.ts";
import { answer } from "@cleverdrip/tracker/src/lane/lane.ts";
import type { LaneDeps } from "@cleverdrip/tracker/src/lane/lane-deps.ts";
import { loadPlain } from "@cleverdrip/tracker/src/lane/load-plain.ts";
import { readForLane } from "@cleverdrip/tracker/src/lane/read-for-lane.ts";
import { route } from "@cleverdrip/tracker/src/route.ts";
import type { Consumer } from "./consumer.ts";

/** Any key does: ids of a file that were minted elsewhere are forged here whatever it is. */
const CLICK_ID_KEYS = `1:${"A".repeat(43)}`;
/** Of the complete tracker, a minute: see workers/tracker/src/all.ts. */
const MAX_UNUSABLE = 60;

export type TrackerOptions = {
  readonly platformHost: string;
  readonly control: D1Database;
  readonly snapshots: KVNamespace;
  readonly consumer: Pick<Consumer, "clicks" | "facts">;
};

/** What hears of a request's click, and takes its report to the ledger. */
export type Behind = {
  readonly recorded: (click: ClickEvent) => void;
  readonly takeReport: (report: ReceivedReport) => Promise<ReportVerdict>;
};

/** Both trackers, the fast one before the complete one: one isolate of each. */
export function createTracker({ platformHost, control, snapshots, consumer }: TrackerOptions) {
  const random = words("ids");
  const keys = lazyKeys(CLICK_ID_KEYS);
  const ids = { platformHost, keys, random };
  const buffer = () => sendingBuffer({ CLICKS: consumer.clicks }, consumer.facts);
  const complete: Omit<TrackerDeps, "takeReport"> = {
    ...ids,
    reader: createSnapshotReader(),
    sources: { store: kvStore(snapshots), control },
    buffer: buffer(),
    // Asked only where a campaign has hard caps, and no campaign here has.
    admitClick: async () => null,
    queueReport: (report) => consumer.clicks.send(report),
    boundReports: createReportBound(),
    mayKeepUnusable: createRateBound(MAX_UNUSABLE, 60_000),
  };
  const lane = { ...ids, reader: createLaneReader(), buffer: buffer() };
  return (request: Request, moment: Moment, behind: Behind): Promise<Response> => {
    const told = { ...complete, ...behind, buffer: telling(complete.buffer, behind) };
    const deps: LaneDeps = {
      ...lane,
      buffer: telling(lane.buffer, behind),
      sources: { readSnapshots: (asked) => readForLane(asked, complete, moment) },
      handOn: async (handed) => route(handed, told, moment),
    };
    return Promise.resolve(answer(request, deps, moment));
  };
}

function createLaneReader(): LaneDeps["reader"] {
  return createReader(loadPlain);
}

function telling(buffer: ClickBuffer, { recorded }: Behind): ClickBuffer {
  return {
    add(click, moment) {
      recorded(click);
      buffer.add(click, moment);
    },
  };
}

/** Random words of 32 bits: the same ids every time, whatever else is drawn meanwhile. */
function words(seed: string): () => number {
  const random = createRandom(seed);
  return () => integer(random, 0, 0xffff_ffff);
}
