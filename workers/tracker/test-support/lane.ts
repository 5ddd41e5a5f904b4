import { createReader } from "@cleverdrip/edge-config";
import type { Moment, TrackerDeps } from "../src/deps.ts";
import { answer } from "../src/lane/lane.ts";
import type { LaneDeps } from "../src/lane/lane-deps.ts";
import { loadPlain } from "../src/lane/load-plain.ts";
import type { LaneSnapshots } from "../src/lane/plain-link.ts";
import { readForLane, type LaneRpc } from "../src/lane/read-for-lane.ts";
import { route } from "../src/route.ts";

export type Lane = {
  readonly laneDeps: (all: TrackerDeps, moment: Moment) => LaneDeps;
  readonly open: (
    request: Request,
    all: TrackerDeps,
    moment: Moment,
  ) => Response | Promise<Response>;
  /** Requests that were handed on. */
  readonly handedOn: () => number;
};

/** A fast lane in front of an isolate of the complete tracker. */
export function createLane({ platformHost, random }: TrackerDeps): Lane {
  const reader = createReader<LaneRpc, LaneSnapshots>(loadPlain);
  let handedOn = 0;
  const laneDeps: Lane["laneDeps"] = (all, moment) => ({
    platformHost,
    random,
    keys: all.keys,
    reader,
    sources: { readSnapshots: (asked) => readForLane(asked, all, moment) },
    buffer: all.buffer,
    handOn: async (request) => {
      handedOn += 1;
      return route(request, all, moment);
    },
  });
  return {
    laneDeps,
    handedOn: () => handedOn,
    open: (request, all, moment) => answer(request, laneDeps(all, moment), moment),
  };
}
