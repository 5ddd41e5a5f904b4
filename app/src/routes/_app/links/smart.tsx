import { createFileRoute } from "@tanstack/react-router";
import { smartLinksQuery } from "../../../api/smart-links.ts";
import { SmartLinksPage } from "../../../features/smart-links/smart-links-page.tsx";
import { entitySearch } from "../../../search-params/entity-search.ts";
import { given } from "../../../search-params/text.ts";

export const Route = createFileRoute("/_app/links/smart")({
  validateSearch: entitySearch,
  loaderDeps: ({ search: { search, status } }) => given({ search, status }),
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(smartLinksQuery(deps)),
  component: SmartLinks,
});

function SmartLinks() {
  const navigate = Route.useNavigate();
  return (
    <SmartLinksPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
