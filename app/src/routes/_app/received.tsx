import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { ReceivedPage } from "../../features/received/received-page.tsx";
import { receivedSearch, type ReceivedSearch } from "../../search-params/received-search.ts";

export const Route = createFileRoute("/_app/received")({
  validateSearch: receivedSearch,
  component: Received,
});

function Received() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: ReceivedSearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <ReceivedPage search={Route.useSearch()} onSearch={onSearch} />;
}
