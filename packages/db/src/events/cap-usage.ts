import type { CapGuard } from "./conversion-write.ts";

export type OverCapRow = { readonly key: string; readonly period: string; readonly used: number };

/** The guards as SQL sees them, in ONE parameter. */
export function capRows(caps: readonly CapGuard[]): string {
  return JSON.stringify(
    caps.map((cap) => [
      cap.key,
      cap.period,
      cap.metric,
      cap.incoming,
      cap.limit,
      cap.publisherId,
      cap.linkId,
      cap.firstDay,
      cap.lastDay,
    ]),
  );
}

/** What the counters of caps hold as of now; those that do not run yet, what they would begin with. Parameters as below. */
const USAGE_SQL = `
  SELECT c.value ->> 0 AS key, c.value ->> 1 AS period, c.value ->> 2 AS metric,
    CASE c.value ->> 2
      WHEN 'conversions' THEN coalesce(u.conversions, sum(d.conversions), 0)
      WHEN 'payout' THEN coalesce(u.payout_micros, sum(d.payout_micros - coalesce(e.earned_micros, 0)), 0)
      ELSE coalesce(u.revenue_micros, sum(d.revenue_micros), 0) END AS used
  FROM json_each(?2) c
  LEFT JOIN cap_usage u ON u.workspace_id = ?1 AND u.key = c.value ->> 0 AND u.period = c.value ->> 1
  LEFT JOIN rollup_daily d ON u.key IS NULL AND d.workspace_id = ?1 AND d.campaign_id = ?3
    AND d.day >= c.value ->> 7 AND d.day <= c.value ->> 8
    AND (c.value ->> 5 IS NULL OR d.publisher_id = c.value ->> 5)
    AND (c.value ->> 6 IS NULL OR d.link_id = c.value ->> 6)
  LEFT JOIN click_earnings e ON e.workspace_id = ?1 AND e.campaign_id = d.campaign_id
    AND e.publisher_id = d.publisher_id AND e.day = d.day AND e.link_id = d.link_id
  GROUP BY c.key`;

export type CapUsed = OverCapRow & { readonly metric: string };

/** Nothing is written, and nothing is reserved: by the time of a write it may be more. */
export async function readCapUsage(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  caps: readonly CapGuard[],
): Promise<readonly CapUsed[]> {
  const { results } = await db
    .prepare(USAGE_SQL)
    .bind(workspaceId, capRows(caps), campaignId)
    .all<CapUsed>();
  return results;
}

/**
 * Counters that do not run yet begin with what the rollups hold, so that a cap set in the middle of a period counts all of
 * it. From then on every write moves them along. What clicks earn is no conversion's payout. Parameters: workspace, caps,
 * campaign.
 */
export const SEED_CAPS_SQL = `
  INSERT OR IGNORE INTO cap_usage (workspace_id, key, period, conversions, payout_micros, revenue_micros)
  SELECT ?1, c.value ->> 0, c.value ->> 1, coalesce(sum(d.conversions), 0),
    coalesce(sum(d.payout_micros - coalesce(e.earned_micros, 0)), 0), coalesce(sum(d.revenue_micros), 0)
  FROM json_each(?2) c LEFT JOIN rollup_daily d ON d.workspace_id = ?1 AND d.campaign_id = ?3
    AND d.day >= c.value ->> 7 AND d.day <= c.value ->> 8
    AND (c.value ->> 5 IS NULL OR d.publisher_id = c.value ->> 5)
    AND (c.value ->> 6 IS NULL OR d.link_id = c.value ->> 6)
  LEFT JOIN click_earnings e ON e.workspace_id = ?1 AND e.campaign_id = d.campaign_id
    AND e.publisher_id = d.publisher_id AND e.day = d.day AND e.link_id = d.link_id
  WHERE NOT EXISTS (SELECT 1 FROM cap_usage u WHERE u.workspace_id = ?1 AND u.key = c.value ->> 0
    AND u.period = c.value ->> 1)
  GROUP BY 2, 3, c.key`;

/** Counters that have no room. Parameters: workspace, caps by the given name. */
export function overCapsSql(caps: string): string {
  const used = `CASE c.value ->> 2 WHEN 'conversions' THEN u.conversions WHEN 'payout' THEN u.payout_micros
    ELSE u.revenue_micros END`;
  return `
  SELECT c.value ->> 0 AS key, c.value ->> 1 AS period, ${used} AS used
  FROM json_each(${caps}) c CROSS JOIN cap_usage u ON u.workspace_id = ?1 AND u.key = c.value ->> 0
    AND u.period = c.value ->> 1
  WHERE ${used} + (c.value ->> 3) > c.value ->> 4`;
}
