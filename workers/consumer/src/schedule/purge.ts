import {
  forgetBatches,
  purgeClicks,
  purgeDeliveries,
  purgeReceived,
  purgeViews,
  purgeUploads,
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
/** What came in can be looked up, and judged again, as long. */
const RECEIVED_DAYS = 90;
/** Rows of an upload that nobody went on with, and those of its error file. */
const UPLOAD_ROWS_DAYS = 30;
/** What became of an upload can be looked up for a year. */
const UPLOAD_DAYS = 365;
/** Deletions per workspace and run, 2,000 rows each; what is left waits for the next run. */
const MAX_STEPS = 20;

/** Deletes clicks and views past the workspace's hot window, old deliveries, received reports, uploads and rows of the batch ledger; returns how many. */
export async function purge(workspace: WorkspaceSettings, deps: PurgeDeps): Promise<number> {
  const db = deps.eventsOf(workspace.eventsShard);
  const hotWindowStartMs = deps.nowMs - workspace.hotWindowDays * DAY_MS;
  const ledgerStartMs = deps.nowMs - LEDGER_DAYS * DAY_MS;
  const clicks = await repeat(() => purgeClicks(db, workspace.id, hotWindowStartMs));
  const views = await repeat(() => purgeViews(db, workspace.id, hotWindowStartMs));
  const batches = await repeat(() => forgetBatches(db, workspace.id, ledgerStartMs));
  const deliveriesStartMs = deps.nowMs - DELIVERY_DAYS * DAY_MS;
  const told = await repeat(() => purgeDeliveries(db, workspace.id, deliveriesStartMs));
  const received = await purgeReceivedOf(workspace.id, db, deps.nowMs);
  const uploads = await purgeUploadsOf(workspace.id, db, deps.nowMs);
  return clicks + views + batches + told + received + uploads;
}

/** Old reports of which nothing tells whose they are: they belong to no workspace. */
export function purgeUnowned(shard: string, { eventsOf, nowMs }: PurgeDeps): Promise<number> {
  return purgeReceivedOf("", eventsOf(shard), nowMs);
}

function purgeReceivedOf(workspaceId: string, db: D1Database, nowMs: number): Promise<number> {
  return repeat(() => purgeReceived(db, workspaceId, nowMs - RECEIVED_DAYS * DAY_MS));
}

function purgeUploadsOf(workspaceId: string, db: D1Database, nowMs: number): Promise<number> {
  const rowsBeforeMs = nowMs - UPLOAD_ROWS_DAYS * DAY_MS;
  const beforeMs = nowMs - UPLOAD_DAYS * DAY_MS;
  return repeat(() => purgeUploads(db, workspaceId, { rowsBeforeMs, beforeMs }));
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
