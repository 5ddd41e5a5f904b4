import { waitUntil } from "cloudflare:workers";
import { createSharing } from "../share-work.ts";
import { appendLog, type LogSegment } from "./append-log.ts";
import { segmentName } from "./segment-key.ts";

/** Of one object; a line is a few kilobytes at most. */
const MOST_SEGMENTS = 100;

const HOUR_MS = 3_600_000;

const share = createSharing<LogSegment, void>(MOST_SEGMENTS, waitUntil);

/**
 * As `appendLog`: segments of a workspace that come while an object is being written stand together in the next one. What is
 * given again may stand in two objects then, under the same id.
 */
export function appendTogether(log: R2Bucket, segment: LogSegment): Promise<void> {
  const { workspaceId, kind, atMs } = segment;
  // The others are many events already.
  if (kind !== "conversions") return appendLog(log, segment);
  const folder = `${workspaceId}/${kind}/${Math.floor(atMs / HOUR_MS)}`;
  return share(folder, segment, async (segments) => {
    await appendLog(log, segments.length === 1 ? segment : await merge(segment, segments));
    return () => undefined;
  });
}

async function merge(own: LogSegment, segments: readonly LogSegment[]): Promise<LogSegment> {
  const name = await segmentName(segments.map((each) => each.name));
  const times = segments.map(({ atMs }) => atMs);
  const [atMs, toMs] = [Math.min(...times), Math.max(...times)];
  return { ...own, name, atMs, toMs, lines: segments.flatMap(({ lines }) => lines) };
}
