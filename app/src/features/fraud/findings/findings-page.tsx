import type { FraudFinding } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { SearchCheck } from "lucide-react";
import { fraudFindingsQuery } from "../../../api/fraud.ts";
import type { FindingSearch } from "../../../search-params/fraud-search.ts";
import { given } from "../../../search-params/text.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { SourceFilters } from "../evidence/source-filters.tsx";
import { FraudTabs } from "../fraud-tabs.tsx";
import { FindingCard } from "./finding-card.tsx";

type FindingsPageProps = {
  readonly search: FindingSearch;
  readonly onSearch: (search: FindingSearch) => void;
};

/** What sets sources apart from their peers, with the numbers. */
export function FindingsPage({ search, onSearch }: FindingsPageProps) {
  const { timezone } = useWorkspace();
  const { data, error, refetch } = useQuery(fraudFindingsQuery(search));
  const isFiltered = Object.keys(search).length > 0;
  return (
    <>
      <PageHeader
        title="Findings"
        description="What sets a source apart from the other publishers of this workspace. A finding that is not there any more is taken off."
      />
      <FraudTabs />
      <Card isFlush>
        <div
          role="search"
          aria-label="Filters"
          className="grid grid-cols-2 gap-2 border-b px-4 py-3 sm:grid-cols-[repeat(2,minmax(0,15rem))]"
        >
          <SourceFilters
            filter={search}
            onChange={(change) => onSearch(given({ ...search, ...change }))}
          />
        </div>
        {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton className="m-4 h-56" />}
        {data?.data.length === 0 && (
          <EmptyState
            icon={SearchCheck}
            title={isFiltered ? "No finding matches" : "Nothing sets a source apart"}
          >
            {isFiltered
              ? "Clear a filter to see others."
              : "Every source looks like its peers, as far as there is enough of it to tell."}
          </EmptyState>
        )}
        {data !== undefined && data.data.length > 0 && (
          <ul aria-label="Findings" className="divide-y">
            {groupsOf(data.data).map(([first, ...others]) => (
              <FindingCard key={first.id} finding={first} others={others} timezone={timezone} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

/** Those of one rule about one publisher, the surest first as the api has them. */
function groupsOf(findings: readonly FraudFinding[]) {
  const groups = Map.groupBy(findings, ({ publisherId, rule }) => `${publisherId} ${rule}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
