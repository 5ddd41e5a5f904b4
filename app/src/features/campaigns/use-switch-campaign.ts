import type { Campaign } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { campaignQuery, switchCampaign } from "../../api/campaigns.ts";
import { toast } from "../../ui/toast-store.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";

/** Pauses a running campaign and resumes a paused one. */
export function useSwitchCampaign() {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Campaign, "id" | "status">) =>
      switchCampaign(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (campaign) => {
      announce(`${campaign.name} is ${campaign.status}`, campaign);
      queryClient.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      await queryClient.invalidateQueries({ queryKey: ["campaigns"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
