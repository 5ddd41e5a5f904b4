import { createFileRoute } from "@tanstack/react-router";
import { campaignQuery } from "../../../api/campaigns.ts";
import { CampaignPage } from "../../../features/campaigns/campaign-page.tsx";

export const Route = createFileRoute("/_app/campaigns/$id")({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(campaignQuery(params.id)),
  component: Campaign,
});

function Campaign() {
  return <CampaignPage id={Route.useParams().id} />;
}
