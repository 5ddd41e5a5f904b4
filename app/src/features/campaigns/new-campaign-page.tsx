import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { campaignQuery, createCampaign } from "../../api/campaigns.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useWorkspace } from "../session/use-me.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { emptyCampaign, newCampaignOf, type CampaignDraft } from "./campaign-draft.ts";
import { CampaignForm } from "./campaign-form.tsx";

export function NewCampaignPage() {
  const { currency } = useWorkspace();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const creation = useMutation({
    mutationFn: (draft: CampaignDraft) => createCampaign(newCampaignOf(draft)),
    onSuccess: async (campaign) => {
      toast(`${campaign.name} created`);
      queryClient.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queryClient.invalidateQueries({ queryKey: ["campaigns", "list"] });
      await navigate({ to: "/campaigns/$id", params: { id: campaign.id }, ignoreBlocker: true });
    },
  });
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="New campaign" above={<BackLink to="/campaigns" label="Campaigns" />} />
      <Card>
        <CampaignForm
          isNew
          initial={emptyCampaign(currency)}
          isBusy={creation.isPending}
          error={creation.error}
          cancel={
            <Link to="/campaigns" ignoreBlocker className={buttonClass()}>
              Cancel
            </Link>
          }
          onSubmit={creation.mutate}
        />
      </Card>
    </div>
  );
}
