import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { publisherQuery } from "../../../api/publishers.ts";
import { PublisherPage } from "../../../features/publishers/publisher-page.tsx";
import { ledgerSearch, type LedgerSearch } from "../../../search-params/ledger-search.ts";

export const Route = createFileRoute("/_app/publishers/$id")({
  validateSearch: ledgerSearch,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(publisherQuery(params.id)),
  component: Publisher,
});

function Publisher() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: LedgerSearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <PublisherPage id={Route.useParams().id} search={Route.useSearch()} onSearch={onSearch} />;
}
