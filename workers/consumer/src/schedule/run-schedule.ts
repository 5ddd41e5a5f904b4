import { listWorkspaceSettings, type WorkspaceSettings } from "@cleverdrip/db";
import { purgeSteps, unownedSteps, type PurgeDeps } from "./purge.ts";
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
    /** Counts a part of a workspace's books again; says how many hours. */
    readonly verify: (workspace: WorkspaceSettings) => Promise<number>;
    /** Goes on with a workspace's erasures; says how many. */
    readonly erase: (workspace: WorkspaceSettings) => Promise<number>;
    /** Deletes what deleted workspaces left behind; says how much. */
    readonly forgetWorkspaces: () => Promise<number>;
  };

const PAGE = 100;

/** Housekeeping of every events database and every workspace. A job that fails is logged and stops neither the next nor another workspace. */
export async function runSchedule(deps: ScheduleDeps): Promise<void> {
  await attempt("watch-letters", "all", () => watchLetters(deps));
  await attempt("watch-queues", "all", () => watchQueues(deps));
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
  let afterId = "";
  for (;;) {
    const page = await listWorkspaceSettings(deps.control, afterId, PAGE);
    for (const workspace of page) {
      await attempt("republish", workspace.id, () => republish(workspace.id, deps));
      await attempt("refresh-caps", workspace.id, () => refreshCaps(workspace, deps));
      await attempt("settle-clicks", workspace.id, () => settleDays(workspace, deps));
      purges.push({ subject: workspace.id, steps: purgeSteps(workspace, deps) });
      await attempt("erase", workspace.id, () => deps.erase(workspace));
      await attempt("verify", workspace.id, () => deps.verify(workspace));
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    afterId = last.id;
  }
  await attempt("purge-letters", "all", () => purgeLetters(deps));
  await attempt("forget-workspaces", "all", deps.forgetWorkspaces);
  await attempt("purge", "all", () => purgeInTurn(purges, deps));
}

async function attempt(job: string, subject: string, work: () => Promise<number>): Promise<void> {
  try {
    const done = await work();
    if (done > 0) console.log({ event: "schedule.done", job, subject, done });
  } catch (error) {
    console.error({ event: "schedule.failed", job, subject, error: String(error) });
  }
}
