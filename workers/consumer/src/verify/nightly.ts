import { entityId, sha256 } from "@cleverdrip/core";
import {
  advanceVerifyRun,
  findVerifyRun,
  startVerifyRun,
  sumHours,
  type VerifyRun,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { listSegments } from "../log/read-log.ts";
import { continueRun, type VerifyDeps } from "./run-verify.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After midnight UTC; by then what waited in queues has mostly come. */
const BEGINS_AFTER_MS = 2 * HOUR_MS;
/** Days before the last that are counted again: what came late is in their logs by now. */
const DAYS = 2;

/**
 * Counts the last two days of a workspace again, once a day, some hours of them a run of the schedule; says how many hours.
 * `budget` is shared by all workspaces of that run.
 */
export async function verifyNightly(
  workspace: WorkspaceSettings,
  deps: VerifyDeps,
  budget: { hours: number },
): Promise<number> {
  const toMs = Math.floor((deps.nowMs - BEGINS_AFTER_MS) / DAY_MS) * DAY_MS;
  const fromMs = toMs - DAYS * DAY_MS;
  const db = deps.eventsOf(workspace.eventsShard);
  const id = nightlyId(workspace.id, toMs);
  if (budget.hours <= 0) return 0;
  await startVerifyRun(db, workspace.id, {
    id,
    actor: "schedule",
    fromMs,
    toMs,
    nowMs: deps.nowMs,
  });
  const begun = await findVerifyRun(db, workspace.id, id);
  const isNew = begun?.state === "running" && begun.cursorMs === fromMs;
  if (begun === null || (isNew && (await isIdle(workspace, deps, fromMs, toMs)))) {
    const nothing = { toMs, buckets: 0, events: 0, findings: [] };
    if (begun !== null) await advanceVerifyRun(db, begun, nothing, deps.nowMs);
    return 0;
  }
  let run: VerifyRun | null = begun;
  let done = 0;
  for (; run?.state === "running" && budget.hours > 0; done += 1) {
    budget.hours -= 1;
    run = await continueRun(workspace, id, deps);
  }
  return done;
}

/** Nothing is counted and nothing in the log: then there is nothing to compare. */
async function isIdle(
  { id, eventsShard }: WorkspaceSettings,
  { eventsOf, log }: VerifyDeps,
  fromMs: number,
  toMs: number,
): Promise<boolean> {
  const range = { fromMs, toMs };
  const [buckets, ...segments] = await Promise.all([
    sumHours(eventsOf(eventsShard), id, fromMs, toMs),
    listSegments(log, id, "clicks", range),
    listSegments(log, id, "journal", range),
  ]);
  return buckets.length + segments.flat().length === 0;
}

/** The same for a workspace and day: however often the schedule runs, there is one. */
function nightlyId(workspaceId: string, toMs: number): string {
  return entityId("vrf", toMs, sha256(new TextEncoder().encode(`${workspaceId}:${toMs}`)));
}
