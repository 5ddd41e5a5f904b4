import { listSegments, readSegment } from "../log/read-log.ts";
import type { PurgeClicksDeps } from "./purge-clicks.ts";

const HOUR_MS = 3_600_000;

/** The clicks of the log, as their deletion looks at them. */
export function clickLog(log: R2Bucket): Pick<PurgeClicksDeps, "clickSegments" | "readClicks"> {
  return {
    clickSegments: (workspaceId, hourMs) =>
      listSegments(log, workspaceId, "clicks", { fromMs: hourMs, toMs: hourMs + HOUR_MS }),
    readClicks: (segment) => readSegment(log, "clicks", segment),
  };
}
