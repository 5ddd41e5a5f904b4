import type { Finding } from "@cleverdrip/core";
import type { WorkspaceSettings } from "@cleverdrip/db";

/** What a part of the books came to. */
export type Checked = {
  readonly findings: readonly Finding[];
  readonly buckets: number;
  readonly events: number;
};

/** An hour of a workspace, and where its books are. */
export type HourToCheck = {
  readonly workspace: WorkspaceSettings;
  readonly db: D1Database;
  readonly log: R2Bucket;
  /** Start of the UTC hour. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
};

const DAY_MS = 86_400_000;
/** A purge may be under way: rows of the first hours of the hot window may be gone. */
const PURGE_MARGIN_MS = DAY_MS / 12;

/** Whether all clicks of a time range still have their rows. */
export function isHot({
  workspace,
  fromMs,
  nowMs,
}: Pick<HourToCheck, "workspace" | "fromMs" | "nowMs">): boolean {
  return (
    workspace.hotWindowDays > 0 &&
    fromMs >= workspace.hotSinceMs &&
    fromMs >= nowMs - workspace.hotWindowDays * DAY_MS + PURGE_MARGIN_MS
  );
}

/** As a person may read it: `2026-11-20T14 cmp_… pub_… lnk_…`. */
export function hourBucket(
  atMs: number,
  of: Readonly<Record<"campaignId" | "publisherId" | "linkId", string>>,
): string {
  const hour = new Date(atMs).toISOString().slice(0, 13);
  return [hour, of.campaignId, of.publisherId, of.linkId].join(" ").trimEnd();
}
