export type Volume = { readonly conversions: number; readonly revenue: number };

/** Approved conversions of a publisher in a campaign, and micros of their revenue, first and last day inclusive. */
export async function readVolume(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  publisherId: string,
  [firstDay, lastDay]: readonly [string, string],
): Promise<Volume> {
  const volume = await db
    .prepare(
      `SELECT coalesce(sum(conversions), 0) AS conversions, coalesce(sum(revenue_micros), 0) AS revenue
       FROM rollup_daily WHERE workspace_id = ?1 AND day >= ?4 AND day <= ?5 AND campaign_id = ?2 AND publisher_id = ?3`,
    )
    .bind(workspaceId, campaignId, publisherId, firstDay, lastDay)
    .first<Volume>();
  return volume ?? { conversions: 0, revenue: 0 };
}
