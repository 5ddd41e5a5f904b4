import {
  forgetBatches,
  purgeClicks,
  purgeDeliveries,
  type WorkspaceSettings,
} from "@cleverdrip/db";

export type PurgeDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly nowMs: number;
};

const DAY_MS = 86_400_000;
/** Queues keeps a message 14 days at most; a batch older than this cannot come again. */
const LEDGER_DAYS = 30;
/** What was told to whom can be looked up, and sent again, for a quarter. */
const DELIVERY_DAYS = 90;
/** Deletions per workspace and run, 2,000 rows each; what is left waits for the next run. */
const MAX_STEPS = 20;

/** Deletes click rows past the workspace's hot window, old deliveries and old rows of the batch ledger; returns how many. */
export async function purge(workspace: WorkspaceSettings, deps: PurgeDeps): Promise<number> {
  const db = deps.eventsOf(workspace.eventsShard);
  const hotWindowStartMs = deps.nowMs - workspace.hotWindowDays * DAY_MS;
  const ledgerStartMs = deps.nowMs - LEDGER_DAYS * DAY_MS;
  const clicks = await repeat(() => purgeClicks(db, workspace.id, hotWindowStartMs));
  const batches = await repeat(() => forgetBatches(db, workspace.id, ledgerStartMs));
  const deliveriesStartMs = deps.nowMs - DELIVERY_DAYS * DAY_MS;
  const told = await repeat(() => purgeDeliveries(db, workspace.id, deliveriesStartMs));
  return clicks + batches + told;
}

async function repeat(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let i = 0; i < MAX_STEPS; i += 1) {
    const deleted = await step();
    if (deleted === 0) break;
    total += deleted;
  }
  return total;
}
