import { createFileRoute } from "@tanstack/react-router";
import { VerifyPage } from "../../../features/verify/verify-page.tsx";
import { verifySearch } from "../../../search-params/verify-search.ts";

export const Route = createFileRoute("/_app/health/verify")({
  validateSearch: verifySearch,
  component: Verify,
});

function Verify() {
  const navigate = Route.useNavigate();
  return (
    <VerifyPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
