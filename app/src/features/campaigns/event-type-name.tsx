import { useQuery } from "@tanstack/react-query";
import { campaignQuery } from "../../api/campaigns.ts";

type EventTypeNameProps = { readonly campaignId: string; readonly id: string };

/** The name, or the id of what has none. */
export function EventTypeName({ campaignId, id }: EventTypeNameProps) {
  const campaign = useQuery({ ...campaignQuery(campaignId), staleTime: 60_000 });
  if (campaign.isPending) return "…";
  return campaign.data?.eventTypes.find((eventType) => eventType.id === id)?.name ?? id;
}
