import { createFileRoute } from "@tanstack/react-router";
import { OverviewPage } from "../../features/overview/overview-page.tsx";
import { periodSearch } from "../../features/reports/period.ts";

export const Route = createFileRoute("/_app/")({
  validateSearch: periodSearch,
  component: Overview,
});

function Overview() {
  const navigate = Route.useNavigate();
  return (
    <OverviewPage search={Route.useSearch()} onSearch={(search) => void navigate({ search })} />
  );
}
