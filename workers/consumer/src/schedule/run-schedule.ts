import {
  isReplaying,
  listWorkspaceSettings,
  type ScheduledWorkspace,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { purgeSteps, unownedSteps, type PurgeDeps, type PurgeStep } from "./purge.ts";
import { purgeInTurn, type PurgeTask } from "./purge-in-turn.ts";
import { refreshCaps, type RefreshCapsDeps } from "./refresh-caps.ts";
import { republish, type RepublishDeps } from "./republish.ts";
import { settleDays, type SettleDaysDeps } from "./settle-days.ts";
import { sweepDeliveries, type SweepDeps } from "./sweep-deliveries.ts";
import {
  purgeLetters,
  watchDeliveries,
  watchLetters,
  watchQueues,
  type WatchDeps,
} from "./watch.ts";

export type ScheduleDeps = PurgeDeps &
  RepublishDeps &
  RefreshCapsDeps &
  SettleDaysDeps &
  SweepDeps &
  WatchDeps & {
    /** The time as it goes on; `nowMs` is that of the run. */
    readonly clockMs: () => number;
    /** Of the events databases. */
    readonly shards: readonly string[];
    /** Approves what has waited out its holding period in a shard; says how many. */
    readonly releaseHeld: (shard: string) => Promise<number>;
    /** Takes over into the log what was written of conversions and money; says how many lines. */
    readonly drainJournal: (shard: string) => Promise<number>;
    /** Takes over into the log what a pipeline wrote of clicks; says how many records. */
    readonly takeOverStream: () => Promise<number>;
    /** Seals days of a workspace that are over; says how many. */
    readonly sealDays: (workspace: WorkspaceSettings) => Promise<number>;
    /** Sums days of a workspace that are over; says how many. */
    readonly sumDays: (workspace: WorkspaceSettings) => Promise<number>;
    /** Of workspaces those whose books are to be counted again, in that order. */
    readonly inVerifyOrder: (
      workspaces: readonly WorkspaceSettings[],
    ) => Promise<readonly WorkspaceSettings[]>;
    /** Counts a part of a workspace's books again; says how many hours. */
    readonly verify: (workspace: WorkspaceSettings) => Promise<number>;
    /** Goes on with a workspace's erasures; says how many. */
    readonly erase: (workspace: WorkspaceSettings) => Promise<number>;
    /** Deletes what moved workspaces left behind; says of how many. */
    readonly finishMoves: () => Promise<number>;
    /** Deletes what deleted workspaces left behind; says how much. */
    readonly forgetWorkspaces: () => Promise<number>;
    /** Takes the addresses out of dead letters of a day ago; says how many. */
    readonly blankLetters: () => Promise<number>;
  };

const PAGE = 100;

/** Housekeeping of every events database and every workspace. A job that fails is logged and stops neither the next nor another workspace. */
export async function runSchedule(deps: ScheduleDeps): Promise<void> {
  await attempt("watch-letters", "all", () => watchLetters(deps));
  await attempt("blank-letters", "all", deps.blankLetters);
  await attempt("watch-queues", "all", () => watchQueues(deps));
  await attempt("take-over-stream", "all", deps.takeOverStream);
  for (const shard of deps.shards) {
    await attempt("release-held", shard, () => deps.releaseHeld(shard));
    await attempt("watch-deliveries", shard, () => watchDeliveries(shard, deps));
    await attempt("sweep-deliveries", shard, () => sweepDeliveries(shard, deps));
    await attempt("drain-journal", shard, () => deps.drainJournal(shard));
  }
  const purges = deps.shards.map((shard): PurgeTask => ({
    subject: shard,
    steps: unownedSteps(shard, deps),
  }));
  const verified: WorkspaceSettings[] = [];
  let afterId = "";
  for (;;) {
    const page = await listWorkspaceSettings(deps.control, afterId, PAGE);
    for (const workspace of page) {
      const steps = await careFor(workspace, deps);
      if (steps === null) continue;
      purges.push({ subject: workspace.id, steps });
      verified.push(workspace);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    afterId = last.id;
  }
  for (const workspace of await deps.inVerifyOrder(verified))
    await attempt("verify", workspace.id, () => deps.verify(workspace));
  await attempt("purge-letters", "all", () => purgeLetters(deps));
  await attempt("finish-moves", "all", deps.finishMoves);
  await attempt("forget-workspaces", "all", deps.forgetWorkspaces);
  await attempt("purge", "all", () => purgeInTurn(purges, deps));
}

/** A workspace's own jobs. Returns what there is to delete; null where nothing of it may be changed now. */
export async function careFor(
  workspace: ScheduledWorkspace,
  deps: ScheduleDeps,
): Promise<readonly PurgeStep[] | null> {
  await attempt("republish", workspace.id, () => republish(workspace.id, deps));
  await attempt("refresh-caps", workspace.id, () => refreshCaps(workspace, deps));
  // What moves, or is made again from the log, is not changed; later is soon enough.
  if (workspace.isMoving || (await isReplayed(workspace, deps))) return null;
  await attempt("settle-clicks", workspace.id, () => settleDays(workspace, deps));
  await attempt("sum-days", workspace.id, () => deps.sumDays(workspace));
  const steps = purgeSteps(workspace, deps);
  await attempt("erase", workspace.id, () => deps.erase(workspace));
  await attempt("seal-days", workspace.id, () => deps.sealDays(workspace));
  return steps;
}

/** A database that does not answer fails the jobs themselves, each by its name. */
async function isReplayed(
  { id, eventsShard }: WorkspaceSettings,
  { eventsOf, nowMs }: ScheduleDeps,
): Promise<boolean> {
  try {
    return await isReplaying(eventsOf(eventsShard), id, nowMs);
  } catch {
    return false;
  }
}

async function attempt(job: string, subject: string, work: () => Promise<number>): Promise<void> {
  try {
    const done = await work();
    if (done > 0) console.log({ event: "schedule.done", job, subject, done });
  } catch (error) {
    console.error({ event: "schedule.failed", job, subject, error: String(error) });
  }
}
