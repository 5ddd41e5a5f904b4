import { createFileRoute } from "@tanstack/react-router";
import { ReviewPage } from "../../../features/fraud/review/review-page.tsx";
import { reviewSearch } from "../../../search-params/fraud-search.ts";

export const Route = createFileRoute("/_app/fraud/review")({
  validateSearch: reviewSearch,
  component: Review,
});

function Review() {
  const navigate = Route.useNavigate();
  return (
    <ReviewPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
