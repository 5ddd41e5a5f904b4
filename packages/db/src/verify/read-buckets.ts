import { hourStartMs, type Bucket } from "@cleverdrip/core";

/** A stored bucket with its key. */
export type StoredBucket = Bucket & {
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
};

const METRICS = `gross_clicks AS grossClicks, clicks, unique_clicks AS uniqueClicks, new_visitors AS newVisitors,
  impressions, click_throughs AS clickThroughs, conversions, pending_conversions AS pendingConversions,
  rejected_conversions AS rejectedConversions, revenue_micros AS revenueMicros, payout_micros AS payoutMicros,
  set_hash AS setHash`;

/** The hourly buckets of a UTC hour. */
export async function readHour(
  db: D1Database,
  workspaceId: string,
  atMs: number,
): Promise<readonly StoredBucket[]> {
  const { results } = await db
    .prepare(
      `SELECT campaign_id AS campaignId, publisher_id AS publisherId, link_id AS linkId, ${METRICS}
       FROM rollup_hourly WHERE workspace_id = ?1 AND hour_ms = ?2`,
    )
    .bind(workspaceId, hourStartMs(atMs))
    .all<StoredBucket>();
  return results;
}
