/** An event type as reports name it. */
export type CampaignEvent = {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

/** The event types of campaigns, in each campaign's order. */
export async function readCampaignEvents(
  db: D1Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<readonly CampaignEvent[]> {
  const { results } = await db
    .prepare(
      `SELECT id, campaign_id, name, aliases FROM event_types
       WHERE workspace_id = ?1 AND campaign_id IN (SELECT value FROM json_each(?2)) ORDER BY campaign_id, position, id`,
    )
    .bind(workspaceId, JSON.stringify(campaignIds))
    .all<{ id: string; campaign_id: string; name: string; aliases: string }>();
  return results.map(({ campaign_id, aliases, ...event }) => ({
    ...event,
    campaignId: campaign_id,
    // Written by us, a list of words.
    aliases: JSON.parse(aliases) as string[],
  }));
}
