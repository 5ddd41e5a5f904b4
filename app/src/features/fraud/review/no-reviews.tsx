import type { FraudReview } from "@cleverdrip/contract";
import { ShieldCheck } from "lucide-react";
import { EmptyState } from "../../../ui/empty-state.tsx";

type NoReviewsProps = {
  readonly decision: FraudReview["decision"];
  readonly isFiltered: boolean;
};

export function NoReviews({ decision, isFiltered }: NoReviewsProps) {
  if (isFiltered) {
    return (
      <EmptyState icon={ShieldCheck} title="No result matches">
        Clear a filter to see others.
      </EmptyState>
    );
  }
  if (decision === "open") {
    return (
      <EmptyState icon={ShieldCheck} title="Nothing to review">
        No result is doubted that a person has not decided on. Results are judged some minutes after
        they come in, and again when more is known of their source.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ShieldCheck} title={`Nothing was ${decision} yet`}>
      What people decide on is listed here; under Decisions it can be undone.
    </EmptyState>
  );
}
