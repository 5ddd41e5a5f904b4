import { firstEntityIdAt } from "@cleverdrip/core";
import { and, asc, eq, sql } from "drizzle-orm";
import { eventsDb } from "./events-db.ts";
import { receivedReports } from "./fact-tables.ts";
import type { ReceivedRecord } from "./received-reports.ts";

/** Reports of which nothing was recorded, for one reason. */
export type WaitingFilter = {
  readonly reason: string;
  readonly campaignId: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
};

export type WaitingStep = {
  /** The step begins behind it; null = at the oldest. */
  readonly afterId: string | null;
  readonly limit: number;
};

/** Index entries that a step looks at: where few are of the campaign, it ends early, with where to go on. */
const SCAN_ROWS = 2_000;

/** Above every id of a report. */
const LAST_ID = "rcw";

// Left alone SQLite reads the whole log from that id on.
const WAITING_SQL = `
  SELECT id, campaign_id FROM received_reports INDEXED BY received_reports_waiting
  WHERE workspace_id = ?1 AND reason = ?2 AND conversion_id IS NULL AND id > ?3 AND id < ?4
  ORDER BY id LIMIT ?5`;

/** Oldest first, as they came in: `lastId` is where the next step begins, null after the last. */
export async function waitingReports(
  db: D1Database,
  workspaceId: string,
  { reason, campaignId, fromMs, toMs }: WaitingFilter,
  { afterId, limit }: WaitingStep,
): Promise<{ readonly ids: readonly string[]; readonly lastId: string | null }> {
  const scanned = campaignId === null ? limit + 1 : SCAN_ROWS;
  const { results: rows } = await db
    .prepare(WAITING_SQL)
    .bind(
      workspaceId,
      reason,
      [afterId ?? "", before(fromMs ?? 0)].toSorted().at(-1),
      toMs === null ? LAST_ID : firstEntityIdAt("rcv", toMs),
      scanned,
    )
    .all<{ readonly id: string; readonly campaign_id: string | null }>();
  const wanted = rows.filter((row) => campaignId === null || row.campaign_id === campaignId);
  const ids = wanted.slice(0, limit).map((row) => row.id);
  if (wanted.length > limit) return { ids, lastId: ids.at(-1) ?? null };
  return { ids, lastId: rows.length === scanned ? (rows.at(-1)?.id ?? null) : null };
}

/** Those of the ids that the workspace has, oldest first. */
export function findReceivedMany(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly ReceivedRecord[]> {
  return eventsDb(db)
    .select()
    .from(receivedReports)
    .where(
      and(
        eq(receivedReports.workspaceId, workspaceId),
        sql`${receivedReports.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .orderBy(asc(receivedReports.id));
}

/** The id that sorts right before all of that moment. */
function before(atMs: number): string {
  return firstEntityIdAt("rcv", atMs).slice(0, -1);
}
