import type { CampaignPatch } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { campaignQuery, patchCampaign } from "../../api/campaigns.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";

type SaveOptions = {
  readonly id: string;
  /** What the toast says. */
  readonly words: string;
  readonly onSaved: () => void;
};

/** Changes parts of a campaign; the page shows them before the list is asked again. */
export function useSaveCampaign({ id, words, onSaved }: SaveOptions) {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: (patch: CampaignPatch) => patchCampaign(id, patch),
    onSuccess: async (saved) => {
      announce(words, saved);
      queryClient.setQueryData(campaignQuery(id).queryKey, saved);
      onSaved();
      // An event may have got the name that reports wait for.
      void queryClient.invalidateQueries({ queryKey: ["received", "waiting"] });
      await queryClient.invalidateQueries({ queryKey: ["campaigns"] });
    },
  });
}
