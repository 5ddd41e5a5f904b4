import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { ConversionsPage } from "../../features/conversions/conversions-page.tsx";
import { conversionSearch, type ConversionSearch } from "../../search-params/log-search.ts";

export const Route = createFileRoute("/_app/conversions")({
  validateSearch: conversionSearch,
  component: Conversions,
});

function Conversions() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: ConversionSearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <ConversionsPage search={Route.useSearch()} onSearch={onSearch} />;
}
