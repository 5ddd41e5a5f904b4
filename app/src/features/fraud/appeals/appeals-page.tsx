import type { FraudAppeal } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareWarning } from "lucide-react";
import { useState } from "react";
import { appealsQuery } from "../../../api/appeals.ts";
import { rowsOf } from "../../../api/pages.ts";
import type { AppealSearch } from "../../../search-params/fraud-search.ts";
import { given } from "../../../search-params/text.ts";
import { Card } from "../../../ui/card.tsx";
import { ChoiceFilter } from "../../../ui/choice-filter.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { PublisherFilter } from "../evidence/source-filters.tsx";
import { FraudTabs } from "../fraud-tabs.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";
import { AppealRow } from "./appeal-row.tsx";

type AppealsPageProps = {
  readonly search: AppealSearch;
  readonly onSearch: (search: AppealSearch) => void;
};

const STATES = [
  { value: "true", label: "Waiting" },
  { value: "false", label: "Answered" },
] as const;

/** What publishers say against held and rejected results, and held and refused days of clicks, and the answers. */
export function AppealsPage({ search, onSearch }: AppealsPageProps) {
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(appealsQuery(search));
  const rows = list.data && rowsOf(list.data.pages);
  const [answering, setAnswering] = useState<FraudAppeal | null>(null);
  return (
    <>
      <PageHeader
        title="Appeals"
        description={`What publishers say against held and rejected results, and against held and refused days of paid clicks. An upheld appeal approves the result, or pays what is held. Times are ${timezone}.`}
      />
      <FraudTabs />
      <Card isFlush>
        <Filters search={search} onSearch={onSearch} />
        {list.error !== null && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {rows === undefined && list.error === null && <Skeleton className="m-4 h-40" />}
        {rows?.length === 0 && <NoAppeals isFiltered={Object.keys(search).length > 0} />}
        {rows !== undefined && rows.length > 0 && (
          <ul aria-label="Appeals" className="divide-y">
            {rows.map((appeal) => (
              <AppealRow
                key={appeal.id}
                appeal={appeal}
                timezone={timezone}
                onAnswer={() => setAnswering(appeal)}
              />
            ))}
          </ul>
        )}
        <LoadMore list={list} shown={rows?.length} noun="appeal" />
      </Card>
      <AnswerDialog appeal={answering} onClose={() => setAnswering(null)} />
    </>
  );
}

function Filters({ search, onSearch }: AppealsPageProps) {
  return (
    <div
      role="search"
      aria-label="Filters"
      className="grid grid-cols-2 gap-2 border-b px-4 py-3 sm:grid-cols-[repeat(2,minmax(0,15rem))]"
    >
      <ChoiceFilter
        label="State"
        choices={STATES}
        value={search.open}
        onChange={(open) => onSearch(given({ ...search, open }))}
      />
      <PublisherFilter
        value={search.publisherId}
        onChange={(publisherId) => onSearch(given({ ...search, publisherId }))}
      />
    </div>
  );
}

function NoAppeals({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState
      icon={MessageSquareWarning}
      title={isFiltered ? "No appeal matches" : "No publisher objects"}
    >
      {isFiltered
        ? "Clear a filter to see others."
        : "What a publisher writes to you is entered at the result or the day of clicks, or on the publisher's page."}
    </EmptyState>
  );
}
