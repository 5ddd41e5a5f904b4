import {
  forgetBatches,
  listWorkspaceSettings,
  purgeClicks,
  type WorkspaceSettings,
} from "@cleverdrip/db";

export type ScheduleDeps = {
  readonly control: D1Database;
  readonly eventsOf: (shard: string) => D1Database;
  readonly nowMs: number;
};

const DAY_MS = 86_400_000;
/** Queues keeps a message 14 days at most; a batch older than this cannot come again. */
const LEDGER_DAYS = 30;
const PAGE = 100;
/** Deletions per workspace and run, 2,000 rows each; what is left waits for the next run. */
const MAX_STEPS = 20;

/** Housekeeping of every workspace. One that fails is logged and does not stop the others. */
export async function runSchedule(deps: ScheduleDeps): Promise<void> {
  let afterId = "";
  for (;;) {
    const page = await listWorkspaceSettings(deps.control, afterId, PAGE);
    for (const workspace of page) {
      await tidy(workspace, deps).catch((error: unknown) =>
        console.error({
          event: "schedule.failed",
          workspaceId: workspace.id,
          error: String(error),
        }),
      );
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    afterId = last.id;
  }
}

async function tidy(workspace: WorkspaceSettings, deps: ScheduleDeps): Promise<void> {
  const db = deps.eventsOf(workspace.eventsShard);
  const clicks = await repeat(() =>
    purgeClicks(db, workspace.id, deps.nowMs - workspace.hotWindowDays * DAY_MS),
  );
  const batches = await repeat(() =>
    forgetBatches(db, workspace.id, deps.nowMs - LEDGER_DAYS * DAY_MS),
  );
  if (clicks + batches > 0) {
    console.log({ event: "schedule.tidied", workspaceId: workspace.id, clicks, batches });
  }
}

async function repeat(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let i = 0; i < MAX_STEPS; i += 1) {
    const deleted = await step();
    total += deleted;
    if (deleted === 0) break;
  }
  return total;
}
