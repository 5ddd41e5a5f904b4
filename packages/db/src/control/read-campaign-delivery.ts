import { DEFAULT_DELIVERY, type Delivery } from "@cleverdrip/core";

/** How a campaign's clicks are counted. */
export type CampaignCounting = Pick<Delivery, "caps" | "duplicates" | "uniqueWindowDays">;

/** From the truth rather than from a snapshot; null where the workspace has no such campaign. */
export async function readCampaignCounting(
  control: D1Database,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignCounting | null> {
  const row = await control
    .prepare(`SELECT delivery FROM campaigns WHERE id = ? AND workspace_id = ?`)
    .bind(campaignId, workspaceId)
    .first<{ delivery: string }>();
  if (row === null) return null;
  // The api writes this column, checked against the contract.
  const delivery = JSON.parse(row.delivery) as Partial<Delivery>;
  const { caps, duplicates, uniqueWindowDays } = { ...DEFAULT_DELIVERY, ...delivery };
  return { caps, duplicates, uniqueWindowDays };
}
