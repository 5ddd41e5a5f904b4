import type { Credit, Signal } from "@cleverdrip/core";
import { readCredits } from "@cleverdrip/core";
import { noHeldDaySql } from "../events/click-day-keys.ts";
import type { ConversionRecord } from "../events/list-conversions.ts";
import { CLICK_JSON, type DoubtedClick } from "./doubted-row.ts";

/** A result that a publisher is told of: as its conversion is now, with what speaks against it. */
export type ToldRecord = Pick<
  ConversionRecord,
  | "atMs"
  | "eventName"
  | "txid"
  | "clickId"
  | "campaignId"
  | "linkId"
  | "currency"
  | "payoutMicros"
  | "revenueMicros"
  | "status"
  | "reason"
> & {
  readonly conversionId: string;
  /** Whose conversion it is now, and whose click it came from; null where that has no row. */
  readonly ownerId: string;
  readonly clickOwnerId: string | null;
  readonly credits: readonly Credit[];
  readonly decision: "open" | "approved" | "rejected";
  readonly signals: readonly Signal[];
  readonly click: DoubtedClick | null;
};

type Row = Omit<ToldRecord, "credits" | "signals" | "click"> &
  Readonly<Record<"credits" | "signals", string>> & { readonly click: string | null };

/**
 * A publisher's results that were held, rejected or decided on, and those that it objected to, whatever became of the doubt.
 * Newest first; one more than asked for where there are more.
 */
export async function listTold(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
  { limit, beforeId }: { readonly limit: number; readonly beforeId: string | null },
): Promise<readonly ToldRecord[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id AS conversionId, c.at_ms AS atMs, c.event_name AS eventName, c.txid, c.click_id AS clickId,
         c.campaign_id AS campaignId, c.link_id AS linkId, c.currency, c.payout_micros AS payoutMicros,
         c.revenue_micros AS revenueMicros, c.status, c.reason, c.publisher_id AS ownerId,
         k.publisher_id AS clickOwnerId, c.credits, coalesce(v.decision, 'open') AS decision,
         coalesce(v.signals, '[]') AS signals, ${CLICK_JSON} AS click
       FROM (${TOLD_IDS}) i
       JOIN conversions c ON c.workspace_id = ?1 AND c.id = i.id
       LEFT JOIN fraud_verdicts v ON v.workspace_id = ?1 AND v.conversion_id = i.id
       LEFT JOIN clicks k ON k.workspace_id = ?1 AND k.id = c.click_id AND c.click_id <> ''
       ORDER BY i.id DESC`,
    )
    .bind(workspaceId, publisherId, beforeId ?? AFTER_ALL, limit + 1)
    .all<Row>();
  return results.map((row) => ({
    ...row,
    credits: readCredits(row.credits),
    signals: JSON.parse(row.signals) as readonly Signal[],
    click: row.click === null ? null : (JSON.parse(row.click) as DoubtedClick),
  }));
}

/** Sorts behind every id. */
const AFTER_ALL = "~";

const TOLD_IDS = `
  SELECT id FROM (SELECT conversion_id AS id FROM fraud_verdicts
    WHERE workspace_id = ?1 AND publisher_id = ?2 AND conversion_id < ?3
      AND (action IN ('hold', 'reject') OR decision <> 'open')
    ORDER BY conversion_id DESC LIMIT ?4)
  UNION
  SELECT id FROM (SELECT DISTINCT conversion_id AS id FROM fraud_appeals
    WHERE workspace_id = ?1 AND publisher_id = ?2 AND conversion_id < ?3 AND ${noHeldDaySql("conversion_id")}
    ORDER BY conversion_id DESC LIMIT ?4)
  ORDER BY id DESC LIMIT ?4`;
