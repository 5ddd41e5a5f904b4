import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import type { ApiSession } from "../api/session.ts";
import { demoDelivery } from "./delivery.ts";

/** Routes, targeting and caps for one campaign of the demo; what somebody has set up already stays. */
export async function ensureDemoDelivery(session: ApiSession): Promise<void> {
  const { campaign: name, delivery, fallbackUrl } = demoDelivery;
  const campaigns = await session.list<Campaign>("/v1/campaigns");
  const campaign = campaigns.find((each) => each.name === name);
  if (campaign === undefined || campaign.delivery.routing.regular.length > 0) return;
  const patch: CampaignPatch = { delivery, fallbackUrl };
  await session.patch<Campaign>(`/v1/campaigns/${campaign.id}`, patch);
}
