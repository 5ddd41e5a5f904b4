import {
  forgetBatches,
  purgeDeliveries,
  purgeFingerprints,
  purgeReceived,
  purgeUploads,
  purgeViews,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { purgeClicks, type PurgeClicksDeps } from "../retention/purge-clicks.ts";

export type PurgeDeps = PurgeClicksDeps;

/** Deletes some of what is too old; says how many rows, and null where there is no more. */
export type PurgeStep = () => Promise<number | null>;

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

/** Clicks, views and fingerprints past the workspace's hot window, old deliveries, received reports, uploads and rows of the batch ledger. */
export function purgeSteps(workspace: WorkspaceSettings, deps: PurgeDeps): readonly PurgeStep[] {
  const { id, hotWindowDays } = workspace;
  // Not before its turn: a shard that is not there is this workspace's trouble alone.
  const db = () => deps.eventsOf(workspace.eventsShard);
  const before = (days: number) => deps.nowMs - days * DAY_MS;
  const uploads = { rowsBeforeMs: before(UPLOAD_ROWS_DAYS), beforeMs: before(UPLOAD_DAYS) };
  return [
    () => purgeClicks(workspace, deps),
    untilNone(() => purgeViews(db(), id, before(hotWindowDays))),
    untilNone(() => purgeFingerprints(db(), id, before(hotWindowDays))),
    untilNone(() => forgetBatches(db(), id, before(LEDGER_DAYS))),
    untilNone(() => purgeDeliveries(db(), id, before(DELIVERY_DAYS))),
    untilNone(() => purgeReceived(db(), id, before(RECEIVED_DAYS))),
    untilNone(() => purgeUploads(db(), id, uploads)),
  ];
}

/** Old reports of which nothing tells whose they are: they belong to no workspace. */
export function unownedSteps(
  shard: string,
  { eventsOf, nowMs }: Pick<PurgeDeps, "eventsOf" | "nowMs">,
): readonly PurgeStep[] {
  return [untilNone(() => purgeReceived(eventsOf(shard), "", nowMs - RECEIVED_DAYS * DAY_MS))];
}

function untilNone(step: () => Promise<number>): PurgeStep {
  return async () => {
    const deleted = await step();
    return deleted === 0 ? null : deleted;
  };
}
