import { createFileRoute } from "@tanstack/react-router";
import { AppealsPage } from "../../../features/fraud/appeals/appeals-page.tsx";
import { appealSearch } from "../../../search-params/fraud-search.ts";

export const Route = createFileRoute("/_app/fraud/appeals")({
  validateSearch: appealSearch,
  component: Appeals,
});

function Appeals() {
  const navigate = Route.useNavigate();
  return (
    <AppealsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
