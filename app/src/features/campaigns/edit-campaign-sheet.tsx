import type { Campaign } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { campaignQuery, patchCampaign } from "../../api/campaigns.ts";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";
import { campaignPatchOf, draftOf, type CampaignDraft } from "./campaign-draft.ts";
import { CampaignForm } from "./campaign-form.tsx";

type EditCampaignSheetProps = {
  readonly campaign: Campaign;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function EditCampaignSheet({ campaign, isOpen, onClose }: EditCampaignSheetProps) {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  const saving = useMutation({
    mutationFn: (draft: CampaignDraft) => patchCampaign(campaign.id, campaignPatchOf(draft)),
    onSuccess: async (saved) => {
      announce("Campaign saved", saved);
      queryClient.setQueryData(campaignQuery(campaign.id).queryKey, saved);
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["campaigns"] });
    },
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Sheet isOpen={isOpen} onClose={close} title="Edit campaign">
      <CampaignForm
        isNew={false}
        initial={draftOf(campaign)}
        isBusy={saving.isPending}
        error={saving.error}
        cancel={<Button onClick={close}>Cancel</Button>}
        onSubmit={saving.mutate}
      />
    </Sheet>
  );
}
