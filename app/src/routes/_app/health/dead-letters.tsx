import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { DeadLettersPage } from "../../../features/dead-letters/dead-letters-page.tsx";
import {
  deadLetterSearch,
  type DeadLetterSearch,
} from "../../../search-params/dead-letter-search.ts";

export const Route = createFileRoute("/_app/health/dead-letters")({
  validateSearch: deadLetterSearch,
  component: DeadLetters,
});

function DeadLetters() {
  const navigate = Route.useNavigate();
  const onSearch = useCallback(
    (search: DeadLetterSearch) => void navigate({ search, replace: true, resetScroll: false }),
    [navigate],
  );
  return <DeadLettersPage search={Route.useSearch()} onSearch={onSearch} />;
}
