import { firstEntityIdAt } from "@cleverdrip/core";
import type { ConversionRecord } from "./list-conversions.ts";

/** What it takes to attribute a conversion again. */
export type ApprovedConversion = Pick<
  ConversionRecord,
  | "id"
  | "atMs"
  | "clickId"
  | "clickAtMs"
  | "publisherId"
  | "linkId"
  | "currency"
  | "revenueMicros"
  | "payoutMicros"
  | "rung"
  | "coupon"
  | "credits"
  | "attribution"
  | "visitorId"
>;

export type ApprovedPage = {
  /** Newest first by the time of receipt. */
  readonly conversions: readonly ApprovedConversion[];
  /** False where older ones were left out: of the limit, or of the rows that one look goes through. */
  readonly isComplete: boolean;
};

/** Rows of the workspace, of every campaign and status, that one look goes through. */
const MAX_SCANNED = 50_000;

/** A campaign's approved conversions that were received from `fromMs` on, by the primary key alone. */
export async function listApproved(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  fromMs: number,
  limit: number,
): Promise<ApprovedPage> {
  const fromId = firstEntityIdAt("cnv", fromMs);
  const [rows, scanned] = await db.batch([
    db.prepare(ROWS_SQL).bind(workspaceId, fromId, campaignId, limit + 1),
    db.prepare(BEYOND_SQL).bind(workspaceId, fromId),
  ]);
  // D1 cannot know the shape of its rows; the statement does.
  const found = (rows?.results ?? []) as ApprovedConversion[];
  const isComplete = found.length <= limit && (scanned?.results ?? []).length === 0;
  return { conversions: found.slice(0, limit), isComplete };
}

const ROWS_SQL = `
  SELECT id, at_ms AS atMs, click_id AS clickId, click_at_ms AS clickAtMs, publisher_id AS publisherId,
    link_id AS linkId, currency, revenue_micros AS revenueMicros, payout_micros AS payoutMicros, rung, coupon,
    credits, attribution, visitor_id AS visitorId
  FROM (SELECT * FROM conversions WHERE workspace_id = ?1 AND id >= ?2 ORDER BY id DESC LIMIT ${MAX_SCANNED})
  WHERE campaign_id = ?3 AND status = 'approved' ORDER BY id DESC LIMIT ?4`;

const BEYOND_SQL = `
  SELECT 1 FROM conversions WHERE workspace_id = ?1 AND id >= ?2 ORDER BY id DESC LIMIT 1 OFFSET ${MAX_SCANNED}`;
