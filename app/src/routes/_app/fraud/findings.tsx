import { createFileRoute } from "@tanstack/react-router";
import { FindingsPage } from "../../../features/fraud/findings/findings-page.tsx";
import { findingSearch } from "../../../search-params/fraud-search.ts";

export const Route = createFileRoute("/_app/fraud/findings")({
  validateSearch: findingSearch,
  component: Findings,
});

function Findings() {
  const navigate = Route.useNavigate();
  return (
    <FindingsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
