import type { ConversionStatus } from "@cleverdrip/core";

/** A result with its click and what was made of it so far. */
export type JudgedResult = {
  readonly id: string;
  readonly atMs: number;
  readonly publisherId: string;
  readonly campaignId: string;
  readonly event: string;
  readonly clickId: string;
  readonly clickAtMs: number;
  readonly sub1: string | null;
  readonly txid: string | null;
  readonly amountMicros: number | null;
  readonly payoutMicros: number;
  readonly currency: string;
  readonly via: string;
  readonly status: ConversionStatus;
  readonly reason: string;
  /** JSON list of the statuses that reports named, also such as could not be taken yet. */
  readonly saidStatuses: string;
  readonly lead: string | null;
  /** null where the click's row is not, or not yet, there. */
  readonly click: JudgedClick | null;
  /** null: nothing is held against it so far. */
  readonly verdict: KnownVerdict | null;
};

export type JudgedClick = {
  readonly publisherId: string;
  readonly reason: string;
  readonly traits: string;
  readonly atMs: number;
  readonly ipHash: string;
  readonly ipPrefix: string;
  readonly asn: number | null;
  readonly userAgent: string;
  readonly referrerDomain: string;
  /** JSON. */
  readonly subs: string;
};

export type KnownVerdict = {
  readonly score: number;
  readonly action: string;
  readonly signals: string;
  readonly decision: "open" | "approved" | "rejected";
  /** When action or decision became what they are. */
  readonly changedAtMs: number;
};

/** Where a page begins: below this result; null = with the newest. */
export type ResultPlace = { readonly atMs: number; readonly id: string };

type Row = Omit<JudgedResult, "click" | "verdict"> & {
  click: string | null;
  verdict: string | null;
};

/** Names that a report may give a lead's hash under. */
export const LEAD_NAMES: readonly string[] = ["lead", "lead_hash", "email_hash", "lead_id"];

const CLICK_SQL = `iif(k.id IS NULL, NULL, json_object('publisherId', k.publisher_id, 'reason', k.reason, 'traits', k.traits,
  'atMs', k.at_ms, 'ipHash', k.ip_hash, 'ipPrefix', k.ip_prefix, 'asn', k.asn, 'userAgent', k.user_agent,
  'referrerDomain', k.referrer_domain, 'subs', k.subs))`;

const PAGE_SQL = `
  SELECT v.id, v.at_ms AS atMs, v.publisher_id AS publisherId, v.campaign_id AS campaignId, v.event_name AS event,
    v.click_id AS clickId, v.click_at_ms AS clickAtMs, v.sub1, v.txid, v.amount_micros AS amountMicros,
    v.payout_micros AS payoutMicros, v.currency, v.via, v.status, v.reason,
    v.said_statuses AS saidStatuses,
    (SELECT nullif(r.value ->> 1, '') FROM json_each(v.received) r WHERE lower(r.value ->> 0) IN (${LEAD_NAMES.map((name) => `'${name}'`).join()}) LIMIT 1) AS lead,
    ${CLICK_SQL} AS click,
    iif(f.conversion_id IS NULL, NULL,
      json_object('score', f.score, 'action', f.action, 'signals', f.signals, 'decision', f.decision,
        'changedAtMs', f.changed_at_ms)) AS verdict
  FROM conversions v
    LEFT JOIN clicks k ON k.workspace_id = v.workspace_id AND k.id = v.click_id AND v.click_id <> ''
    LEFT JOIN fraud_verdicts f ON f.workspace_id = v.workspace_id AND f.conversion_id = v.id
  WHERE v.workspace_id = ?1 AND v.at_ms >= ?2 AND (v.at_ms, v.id) < (?3, ?4)
  ORDER BY v.at_ms DESC, v.id DESC LIMIT ?5`;

/** Results since a moment, newest first, below a place. */
export async function readJudgedResults(
  db: D1Database,
  workspaceId: string,
  sinceMs: number,
  below: ResultPlace | null,
  limit: number,
): Promise<readonly JudgedResult[]> {
  const { results } = await db
    .prepare(PAGE_SQL)
    .bind(workspaceId, sinceMs, below?.atMs ?? Number.MAX_SAFE_INTEGER, below?.id ?? "", limit)
    .all<Row>();
  return results.map((row) => ({
    ...row,
    // As the statement writes them.
    click: row.click === null ? null : (JSON.parse(row.click) as JudgedClick),
    verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as KnownVerdict),
  }));
}

/** The click that a result is about to be recorded for; null where its row is not there. */
export async function readJudgedClick(
  db: D1Database,
  workspaceId: string,
  clickId: string,
): Promise<(JudgedClick & { readonly sub1: string }) | null> {
  const row = await db
    .prepare(`SELECT ${CLICK_SQL} AS click FROM clicks k WHERE k.workspace_id = ?1 AND k.id = ?2`)
    .bind(workspaceId, clickId)
    .first<{ click: string }>();
  if (row === null) return null;
  // As the statement writes it.
  const click = JSON.parse(row.click) as JudgedClick;
  const subs = JSON.parse(click.subs) as Readonly<Record<string, string>>;
  return { ...click, sub1: subs["sub1"] ?? "" };
}

/** When each of these results was last entered into the ledger; those that never were are left out. */
export async function readEarnTimes(
  db: D1Database,
  workspaceId: string,
  conversionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { results } = await db
    .prepare(
      `SELECT l.conversion_id AS id, max(l.at_ms) AS atMs FROM payout_ledger l INDEXED BY payout_ledger_once
       WHERE l.workspace_id = ?1 AND l.conversion_id IN (SELECT value FROM json_each(?2)) AND l.kind = 'earn' GROUP BY 1`,
    )
    .bind(workspaceId, JSON.stringify(conversionIds))
    .all<{ id: string; atMs: number }>();
  return new Map(results.map(({ id, atMs }) => [id, atMs]));
}
