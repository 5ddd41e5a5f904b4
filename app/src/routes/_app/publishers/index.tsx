import { createFileRoute } from "@tanstack/react-router";
import { publishersQuery } from "../../../api/publishers.ts";
import { PublishersPage } from "../../../features/publishers/publishers-page.tsx";
import { entitySearch } from "../../../search-params/entity-search.ts";
import { given } from "../../../search-params/text.ts";

export const Route = createFileRoute("/_app/publishers/")({
  validateSearch: entitySearch,
  loaderDeps: ({ search: { search, status } }) => given({ search, status }),
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(publishersQuery(deps)),
  component: Publishers,
});

function Publishers() {
  const navigate = Route.useNavigate();
  return (
    <PublishersPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
