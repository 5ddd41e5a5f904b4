import { hourStartMs } from "@cleverdrip/core";
import {
  deleteClicks,
  endHour,
  leftClicks,
  listHeldHours,
  oldestClickMs,
  readPurgeProgress,
  savePurgeProgress,
  type PurgeProgress,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { ReadSegment, Segment } from "../log/read-log.ts";

export type PurgeClicksDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly nowMs: number;
  /** Segments with clicks of an hour, in the order in which they were written. */
  readonly clickSegments: (workspaceId: string, hourMs: number) => Promise<readonly Segment[]>;
  /** Its lines, where they are what was written. */
  readonly readClicks: (segment: Segment) => Promise<ReadSegment<"clicks">>;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Segments of one step: a few hundred kilobytes each. */
const SEGMENTS = 20;
/** Held hours that are passed over; where there are more, deletion waits for somebody to look. */
const MAX_HELD = 100;

type Hour = PurgeProgress & { readonly workspace: WorkspaceSettings; readonly db: D1Database };

/**
 * One step of deleting clicks past the hot window: up to 20 segments of the oldest hour. Only clicks go that a segment of
 * the log has whose checksum is right; an hour where others are left is held, named in an alarm, and looked at again a day
 * later. Says how many rows went, and null where there is nothing to do.
 */
export async function purgeClicks(
  workspace: WorkspaceSettings,
  deps: PurgeClicksDeps,
): Promise<number | null> {
  const db = deps.eventsOf(workspace.eventsShard);
  const hourMs = await nextHour(workspace, db, deps.nowMs);
  if (hourMs === null) return null;
  const known = await readPurgeProgress(db, workspace.id);
  const start: PurgeProgress = { hourMs, writtenAtMs: 0, segment: "", problem: "" };
  const progress = known?.hourMs === hourMs ? known : start;
  return purgeHour({ ...progress, workspace, db }, deps);
}

async function nextHour(
  { id, hotWindowDays }: WorkspaceSettings,
  db: D1Database,
  nowMs: number,
): Promise<number | null> {
  const endMs = hourStartMs(nowMs - hotWindowDays * DAY_MS);
  const held = await listHeldHours(db, id, MAX_HELD);
  if (held.length === MAX_HELD) return recheck(held, nowMs);
  let fromMs = 0;
  for (;;) {
    const atMs = await oldestClickMs(db, id, fromMs, endMs);
    if (atMs === null) return null;
    const hourMs = hourStartMs(atMs);
    const own = held.find((each) => each.hourMs === hourMs);
    if (own === undefined || own.checkedAtMs <= nowMs - DAY_MS) return hourMs;
    fromMs = hourMs + HOUR_MS;
  }
}

function recheck(
  held: readonly { readonly hourMs: number; readonly checkedAtMs: number }[],
  nowMs: number,
): number | null {
  return held.find(({ checkedAtMs }) => checkedAtMs <= nowMs - DAY_MS)?.hourMs ?? null;
}

async function purgeHour(hour: Hour, deps: PurgeClicksDeps): Promise<number> {
  const { workspace, db, hourMs } = hour;
  const segments = (await deps.clickSegments(workspace.id, hourMs)).filter(isAfter(hour));
  const { deleted, problem } = await purgeSegments(segments.slice(0, SEGMENTS), hour, deps);
  const last = segments[SEGMENTS - 1];
  if (segments.length > SEGMENTS && last !== undefined) {
    const { writtenAtMs, key: segment } = last;
    await savePurgeProgress(db, workspace.id, { hourMs, writtenAtMs, segment, problem });
    return deleted;
  }
  const left = await leftClicks(db, workspace.id, hourMs, hourMs + HOUR_MS);
  const own = { hourMs, clicks: left.clicks, problem: sentence(problem, left.batchIds) };
  await endHour(db, workspace.id, { ...own, checkedAtMs: deps.nowMs });
  if (left.clicks > 0) {
    const hourName = new Date(hourMs).toISOString();
    console.error({ event: "retention.held", workspaceId: workspace.id, hour: hourName, ...own });
  }
  return deleted;
}

function isAfter({ writtenAtMs, segment }: PurgeProgress) {
  return (own: Segment) =>
    own.writtenAtMs > writtenAtMs || (own.writtenAtMs === writtenAtMs && own.key > segment);
}

async function purgeSegments(
  segments: readonly Segment[],
  { workspace, db, hourMs, problem: before }: Hour,
  { readClicks }: PurgeClicksDeps,
): Promise<{ readonly deleted: number; readonly problem: string }> {
  let deleted = 0;
  let problem = before;
  for (const segment of segments) {
    const read = await readClicks(segment);
    if (read.kind !== "read") problem ||= `${segment.key} is ${read.kind}`;
    else {
      const ids = read.lines.flatMap((line) =>
        line.kind === "click" && hourStartMs(line.atMs) === hourMs ? line.id : [],
      );
      deleted += await deleteClicks(db, workspace.id, ids);
    }
  }
  return { deleted, problem };
}

function sentence(problem: string, batchIds: readonly string[]): string {
  const named = `no segment of the log that can be relied on has the batches ${batchIds.join(", ")}`;
  return problem === "" ? named : `${problem}; ${named}`;
}
