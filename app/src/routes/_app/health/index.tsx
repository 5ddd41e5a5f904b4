import { createFileRoute } from "@tanstack/react-router";
import { HealthPage } from "../../../features/health/health-page.tsx";
import { healthSearch } from "../../../features/health/health-search.ts";

export const Route = createFileRoute("/_app/health/")({
  validateSearch: healthSearch,
  component: Health,
});

function Health() {
  const navigate = Route.useNavigate();
  return (
    <HealthPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
