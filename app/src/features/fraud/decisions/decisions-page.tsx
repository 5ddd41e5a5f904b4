import { useInfiniteQuery } from "@tanstack/react-query";
import { Gavel } from "lucide-react";
import { fraudDecisionsQuery } from "../../../api/fraud.ts";
import { rowsOf } from "../../../api/pages.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { FraudTabs } from "../fraud-tabs.tsx";
import { DecisionRow } from "./decision-row.tsx";
import { useUndo } from "./use-undo.ts";

/** Who decided what, and the way back. */
export function DecisionsPage() {
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(fraudDecisionsQuery);
  const rows = list.data && rowsOf(list.data.pages);
  const { undone, undo, busyWith } = useUndo();
  return (
    <>
      <PageHeader
        title="Decisions"
        description={`What people decided on doubted results, newest first. Money and status are as they are now, times are ${timezone}.`}
      />
      <FraudTabs />
      <Card isFlush>
        {list.error !== null && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {rows === undefined && list.error === null && <Skeleton className="m-4 h-40" />}
        {rows?.length === 0 && (
          <EmptyState icon={Gavel} title="Nobody has decided anything">
            Decisions are taken under Review; each can be undone here.
          </EmptyState>
        )}
        {rows !== undefined && rows.length > 0 && (
          <ul aria-label="Decisions" className="divide-y">
            {rows.map((decision) => (
              <DecisionRow
                key={decision.id}
                decision={decision}
                timezone={timezone}
                undone={undone.get(decision.id)}
                isBusy={busyWith === decision.id}
                onUndo={
                  busyWith === null || busyWith === decision.id
                    ? () => undo(decision.id)
                    : undefined
                }
              />
            ))}
          </ul>
        )}
        <LoadMore list={list} shown={rows?.length} noun="decision" />
      </Card>
    </>
  );
}
