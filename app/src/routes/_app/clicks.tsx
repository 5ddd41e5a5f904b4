import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { ClicksPage } from "../../features/clicks/clicks-page.tsx";
import { clickSearch, type ClickSearch } from "../../search-params/log-search.ts";

export const Route = createFileRoute("/_app/clicks")({
  validateSearch: clickSearch,
  component: Clicks,
});

function Clicks() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: ClickSearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <ClicksPage search={Route.useSearch()} onSearch={onSearch} />;
}
