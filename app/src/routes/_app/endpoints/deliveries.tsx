import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { DeliveriesPage } from "../../../features/deliveries/deliveries-page.tsx";
import { deliverySearch, type DeliverySearch } from "../../../search-params/endpoint-search.ts";

export const Route = createFileRoute("/_app/endpoints/deliveries")({
  validateSearch: deliverySearch,
  component: Deliveries,
});

function Deliveries() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: DeliverySearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <DeliveriesPage search={Route.useSearch()} onSearch={onSearch} />;
}
