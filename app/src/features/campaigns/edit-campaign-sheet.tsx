import type { Campaign } from "@cleverdrip/contract";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { campaignPatchOf, draftOf } from "./campaign-draft.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { useSaveCampaign } from "./use-save-campaign.ts";

type EditCampaignSheetProps = {
  readonly campaign: Campaign;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function EditCampaignSheet({ campaign, isOpen, onClose }: EditCampaignSheetProps) {
  const saving = useSaveCampaign({ id: campaign.id, words: "Campaign saved", onSaved: onClose });

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
        onSubmit={(draft) => saving.mutate(campaignPatchOf(draft))}
      />
    </Sheet>
  );
}
