import { createFileRoute } from "@tanstack/react-router";
import { EndpointsPage } from "../../../features/endpoints/endpoints-page.tsx";
import { endpointSearch } from "../../../search-params/endpoint-search.ts";

export const Route = createFileRoute("/_app/endpoints/")({
  validateSearch: endpointSearch,
  component: Endpoints,
});

function Endpoints() {
  const navigate = Route.useNavigate();
  return (
    <EndpointsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
