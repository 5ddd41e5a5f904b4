import type { ClickBuffer } from "../click/click-buffer.ts";
import type { IdDeps } from "../click/mint-id.ts";
import type { Snapshots } from "../click/read-snapshot.ts";
import type { PlatformHost } from "../click/resolve-link.ts";
import type { LaneSnapshots } from "./plain-link.ts";
import type { LaneRpc } from "./read-for-lane.ts";

/** What the fast lane answers with. */
export type LaneDeps = Snapshots<LaneRpc, LaneSnapshots> &
  PlatformHost &
  IdDeps & {
    readonly buffer: ClickBuffer;
    /** To the complete tracker. */
    readonly handOn: (request: Request) => Promise<Response>;
  };
