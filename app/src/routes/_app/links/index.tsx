import { createFileRoute } from "@tanstack/react-router";
import { linksQuery } from "../../../api/links.ts";
import { LinksPage } from "../../../features/links/links-page.tsx";
import { entitySearch } from "../../../search-params/entity-search.ts";
import { given } from "../../../search-params/text.ts";

export const Route = createFileRoute("/_app/links/")({
  validateSearch: entitySearch,
  loaderDeps: ({ search: { search, status } }) => given({ search, status }),
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(linksQuery(deps)),
  component: Links,
});

function Links() {
  const navigate = Route.useNavigate();
  return (
    <LinksPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
