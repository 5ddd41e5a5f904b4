import type { WindowClick } from "@cleverdrip/core";
import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { WORKSPACE_ID } from "../setup/records.ts";

export type ClickRow = { readonly id: string; readonly atMs: number; readonly reason: string };

export type ResultRow = {
  readonly id: string;
  readonly atMs: number;
  readonly status: string;
  readonly reason: string;
  readonly publisherId: string;
  readonly clickId: string;
  readonly currency: string;
  readonly payoutMicros: number;
  /** Of its verdict; null where nothing is held against it. */
  readonly score: number | null;
  /** JSON list of signals. */
  readonly signals: string | null;
  readonly action: string | null;
  readonly decision: string | null;
  readonly changedAtMs: number | null;
  /** Since when its verdict withholds it without a break, where it does. */
  readonly doubtedSinceMs: number | null;
  /** When it was first held or rejected for fraud, where it is. */
  readonly withheldAtMs: number | null;
};

export type ReportRow = {
  readonly id: string;
  readonly verdict: string;
  readonly reason: string;
  readonly hint: string | null;
  readonly conversionId: string | null;
};

const ASKED = "IN (SELECT value FROM json_each(?2))";

/** Clicks of these ids, also such that housekeeping has deleted since. */
export function readClicks(db: Sqlite, ids: readonly string[]): ReadonlyMap<string, ClickRow> {
  const select = (table: string) =>
    `SELECT id, at_ms AS atMs, reason FROM ${table} WHERE workspace_id = ?1 AND id ${ASKED}`;
  return byId<ClickRow>(db, `${select("clicks")} UNION ALL ${select("purged_clicks")}`, ids);
}

/** Clicks of people from then on and for so long, as sources are judged by them. */
export function readCountedClicks(db: Sqlite, fromMs: number, forMs: number): WindowClick[] {
  const { results } = db.execute(
    `SELECT id, at_ms AS atMs, publisher_id AS publisherId, campaign_id AS campaignId,
       coalesce(subs ->> 'sub1', '') AS sub, traits
     FROM clicks WHERE workspace_id = ? AND reason = 'OK' AND at_ms >= ? AND at_ms < ?`,
    [WORKSPACE_ID, fromMs, fromMs + forMs],
  );
  // As the statement names its columns.
  return results as WindowClick[];
}

export function readResults(db: Sqlite, ids: readonly string[]): ReadonlyMap<string, ResultRow> {
  return byId<ResultRow>(
    db,
    `SELECT c.id, c.at_ms AS atMs, c.status, c.reason, c.publisher_id AS publisherId, c.click_id AS clickId, c.currency,
       c.payout_micros AS payoutMicros, v.score, v.signals, v.action, v.decision, v.changed_at_ms AS changedAtMs,
       (SELECT d.since_ms FROM doubted_since d WHERE d.workspace_id = c.workspace_id AND d.conversion_id = c.id) AS doubtedSinceMs,
       (SELECT min(h.at_ms) FROM conversion_history h WHERE h.workspace_id = c.workspace_id
         AND h.conversion_id = c.id AND h.reason = c.reason AND c.reason IN ('H_FRAUD', 'X_FRAUD')) AS withheldAtMs
     FROM conversions c LEFT JOIN fraud_verdicts v ON v.workspace_id = c.workspace_id AND v.conversion_id = c.id
     WHERE c.workspace_id = ?1 AND c.id ${ASKED}`,
    ids,
  );
}

/** What became of reports, by their ids in the received log. */
export function readReports(db: Sqlite, ids: readonly string[]): ReadonlyMap<string, ReportRow> {
  // Those that nothing proves to be anybody's belong to no workspace.
  const select = (table: string) =>
    `SELECT id, verdict, reason, hint, conversion_id AS conversionId
     FROM ${table} WHERE workspace_id IN (?1, '') AND id ${ASKED}`;
  const sql = `${select("received_reports")} UNION ALL ${select("purged_received_reports")}`;
  return byId<ReportRow>(db, sql, ids);
}

function byId<T extends { readonly id: string }>(
  db: Sqlite,
  sql: string,
  ids: readonly string[],
): ReadonlyMap<string, T> {
  const { results } = db.execute(sql, [WORKSPACE_ID, JSON.stringify(ids)]);
  // As the statements above name their columns.
  return new Map((results as readonly T[]).map((row) => [row.id, row]));
}
