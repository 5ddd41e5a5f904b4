import type { Campaign } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { switchCampaign } from "../../api/campaigns.ts";
import { toast } from "../../ui/toast-store.ts";

/** Pauses a running campaign and resumes a paused one. */
export function useSwitchCampaign() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Campaign, "id" | "status">) =>
      switchCampaign(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (campaign) => {
      toast(`${campaign.name} is ${campaign.status}`);
      await queryClient.invalidateQueries({ queryKey: ["campaigns"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
