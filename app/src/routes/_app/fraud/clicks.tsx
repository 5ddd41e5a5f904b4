import { createFileRoute } from "@tanstack/react-router";
import { ClickHoldsPage } from "../../../features/fraud/click-holds/click-holds-page.tsx";
import { clickHoldSearch } from "../../../search-params/fraud-search.ts";

export const Route = createFileRoute("/_app/fraud/clicks")({
  validateSearch: clickHoldSearch,
  component: ClickHolds,
});

function ClickHolds() {
  const navigate = Route.useNavigate();
  return (
    <ClickHoldsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
