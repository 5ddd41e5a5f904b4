import type { ClickHold } from "@cleverdrip/contract";
import { MousePointerClick } from "lucide-react";
import { EmptyState } from "../../../ui/empty-state.tsx";

type NoHoldsProps = { readonly decision: ClickHold["decision"]; readonly isFiltered: boolean };

export function NoHolds({ decision, isFiltered }: NoHoldsProps) {
  if (isFiltered) {
    return (
      <EmptyState icon={MousePointerClick} title="No day matches">
        Clear a filter to see others.
      </EmptyState>
    );
  }
  if (decision === "open") {
    return (
      <EmptyState icon={MousePointerClick} title="No clicks are held">
        Where findings mark a part of a day&rsquo;s paid clicks, what that part earned waits here
        for a decision.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={MousePointerClick} title={`Nothing was ${decision} yet`}>
      What people decide on is listed here, and can be decided otherwise.
    </EmptyState>
  );
}
