import { createFileRoute } from "@tanstack/react-router";
import { campaignsQuery } from "../../../api/campaigns.ts";
import { CampaignsPage } from "../../../features/campaigns/campaigns-page.tsx";
import { entitySearch } from "../../../search-params/entity-search.ts";
import { given } from "../../../search-params/text.ts";

export const Route = createFileRoute("/_app/campaigns/")({
  validateSearch: entitySearch,
  loaderDeps: ({ search: { search, status } }) => given({ search, status }),
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(campaignsQuery(deps)),
  component: Campaigns,
});

function Campaigns() {
  const navigate = Route.useNavigate();
  return (
    <CampaignsPage
      filter={Route.useLoaderDeps()}
      onFilter={(filter) => void navigate({ search: given(filter), replace: true })}
    />
  );
}
