/** Payable clicks of one link on one day of the workspace's zone. */
export type LinkDay = {
  readonly linkId: string;
  readonly publisherId: string;
  readonly day: string;
  readonly clicks: number;
};

/** A campaign's days from `fromDay` (yyyy-mm-dd) on, from the daily rollups; "" = from the first one on. */
export async function readLinkDays(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  fromDay: string,
): Promise<LinkDay[]> {
  const { results } = await db
    .prepare(
      `SELECT link_id AS linkId, publisher_id AS publisherId, day, clicks FROM rollup_daily
       WHERE workspace_id = ? AND day >= ? AND campaign_id = ? AND clicks > 0`,
    )
    .bind(workspaceId, fromDay, campaignId)
    .all<LinkDay>();
  return results;
}
