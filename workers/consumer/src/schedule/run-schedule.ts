import { listWorkspaceSettings } from "@cleverdrip/db";
import { purge, purgeUnowned, type PurgeDeps } from "./purge.ts";
import { refreshCaps, type RefreshCapsDeps } from "./refresh-caps.ts";
import { republish, type RepublishDeps } from "./republish.ts";
import { settleDays, type SettleDaysDeps } from "./settle-days.ts";
import { sweepDeliveries, type SweepDeps } from "./sweep-deliveries.ts";

export type ScheduleDeps = PurgeDeps &
  RepublishDeps &
  RefreshCapsDeps &
  SettleDaysDeps &
  SweepDeps & {
    /** Of the events databases. */
    readonly shards: readonly string[];
    /** Approves what has waited out its holding period in a shard; says how many. */
    readonly releaseHeld: (shard: string) => Promise<number>;
  };

const PAGE = 100;

/** Housekeeping of every events database and every workspace. A job that fails is logged and stops neither the next nor another workspace. */
export async function runSchedule(deps: ScheduleDeps): Promise<void> {
  for (const shard of deps.shards) {
    await attempt("release-held", shard, () => deps.releaseHeld(shard));
    await attempt("sweep-deliveries", shard, () => sweepDeliveries(shard, deps));
    await attempt("purge-unowned", shard, () => purgeUnowned(shard, deps));
  }
  let afterId = "";
  for (;;) {
    const page = await listWorkspaceSettings(deps.control, afterId, PAGE);
    for (const workspace of page) {
      await attempt("republish", workspace.id, () => republish(workspace.id, deps));
      await attempt("refresh-caps", workspace.id, () => refreshCaps(workspace, deps));
      await attempt("settle-clicks", workspace.id, () => settleDays(workspace, deps));
      await attempt("purge", workspace.id, () => purge(workspace, deps));
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    afterId = last.id;
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
