import { entityId, sha256 } from "@cleverdrip/core";
import {
  advanceVerifyRun,
  findVerifyRun,
  readNightlies,
  startVerifyRun,
  sumHours,
  type Nightly,
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
/** As many where nights were left out, so that no day is. */
const MAX_DAYS = 8;

/** The end of the last day that is to be counted again. */
function lastDayEnd(nowMs: number): number {
  return Math.floor((nowMs - BEGINS_AFTER_MS) / DAY_MS) * DAY_MS;
}

/**
 * The workspaces whose books are to be counted again, first those for which that was longest ago. Says in the log when some
 * were left out for a whole night.
 */
export async function inVerifyOrder(
  workspaces: readonly WorkspaceSettings[],
  { eventsOf, nowMs }: VerifyDeps,
): Promise<readonly WorkspaceSettings[]> {
  const toMs = lastDayEnd(nowMs);
  const known = new Map<string, Nightly>();
  for (const [shard, own] of Map.groupBy(workspaces, ({ eventsShard }) => eventsShard)) {
    const ids = own.map(({ id }) => id);
    for (const nightly of await nightliesOf(shard, ids)) known.set(nightly.workspaceId, nightly);
  }
  const verifiedTo = ({ id }: WorkspaceSettings) => known.get(id)?.verifiedToMs ?? 0;
  const due = workspaces
    .filter((own) => verifiedTo(own) < toMs || (known.get(own.id)?.openId ?? null) !== null)
    .toSorted((a, b) => verifiedTo(a) - verifiedTo(b));
  const behind = due.filter(
    (own) => verifiedTo(own) > 0 && toMs - verifiedTo(own) >= DAYS * DAY_MS,
  );
  const [first] = behind;
  if (first !== undefined) {
    const verifiedToMs = verifiedTo(first);
    console.error({
      event: "verify.behind",
      workspaces: behind.length,
      first: first.id,
      verifiedToMs,
    });
  }
  return due;

  /** Of a database that does not answer nothing is known: its workspaces fail one by one, by their names. */
  async function nightliesOf(shard: string, ids: readonly string[]): Promise<readonly Nightly[]> {
    try {
      return await readNightlies(eventsOf(shard), ids, nowMs - KNOWN_MS);
    } catch {
      return [];
    }
  }
}

/** Longer than nights that were left out are made up for. */
const KNOWN_MS = (MAX_DAYS + 4) * DAY_MS;

/**
 * Counts the last two days of a workspace again, once a day, some hours of them a run of the schedule; says how many hours.
 * What an earlier night has begun comes to its end first, and days of nights that were left out are counted as well. `budget`
 * is shared by all workspaces of that run.
 */
export async function verifyNightly(
  workspace: WorkspaceSettings,
  deps: VerifyDeps,
  budget: { hours: number },
): Promise<number> {
  if (budget.hours <= 0) return 0;
  const db = deps.eventsOf(workspace.eventsShard);
  const nightly = () => readNightlies(db, [workspace.id], deps.nowMs - KNOWN_MS);
  const [known] = await nightly();
  const begun = known?.openId ?? null;
  let done = 0;
  if (begun !== null) {
    const run = await findVerifyRun(db, workspace.id, begun);
    done = await goOn(workspace, run, deps, budget);
  }
  const toMs = lastDayEnd(deps.nowMs);
  if (budget.hours <= 0) return done;
  const [now] = begun === null ? [known] : await nightly();
  const verifiedToMs = now?.verifiedToMs ?? null;
  if (verifiedToMs !== null && verifiedToMs >= toMs) return done;
  const days = { fromMs: firstDay(verifiedToMs, toMs), toMs };
  return done + (await countDays(workspace, days, deps, budget));
}

/** Two days, and before them what no night has counted. */
function firstDay(verifiedToMs: number | null, toMs: number): number {
  const last = verifiedToMs === null ? toMs : verifiedToMs + DAY_MS;
  return Math.max(Math.min(last, toMs) - DAYS * DAY_MS, toMs - MAX_DAYS * DAY_MS);
}

async function countDays(
  workspace: WorkspaceSettings,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  deps: VerifyDeps,
  budget: { hours: number },
): Promise<number> {
  const db = deps.eventsOf(workspace.eventsShard);
  const id = nightlyId(workspace.id, toMs);
  const { nowMs } = deps;
  await startVerifyRun(db, workspace.id, { id, actor: "schedule", fromMs, toMs, nowMs });
  const begun = await findVerifyRun(db, workspace.id, id);
  const isNew = begun?.state === "running" && begun.cursorMs === fromMs;
  if (begun !== null && isNew && (await isIdle(workspace, deps, fromMs, toMs))) {
    const nothing = { toMs, buckets: 0, events: 0, findings: [] };
    await advanceVerifyRun(db, begun, nothing, nowMs);
    return 0;
  }
  return goOn(workspace, begun, deps, budget);
}

async function goOn(
  workspace: WorkspaceSettings,
  begun: VerifyRun | null,
  deps: VerifyDeps,
  budget: { hours: number },
): Promise<number> {
  let run = begun;
  let done = 0;
  for (; run?.state === "running" && budget.hours > 0; done += 1) {
    budget.hours -= 1;
    run = await continueRun(workspace, run.id, deps);
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
