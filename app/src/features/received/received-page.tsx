import type { ReceivedRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useCallback } from "react";
import { rowsOf } from "../../api/pages.ts";
import { receivedListQuery } from "../../api/received.ts";
import { instantsOf } from "../../search-params/log-search.ts";
import type { ReceivedSearch } from "../../search-params/received-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { ReceivedFilters } from "./received-filters.tsx";
import { ReceivedSheet } from "./received-sheet.tsx";
import { ReceivedTable } from "./received-table.tsx";

type ReceivedPageProps = {
  readonly search: ReceivedSearch;
  readonly onSearch: (search: ReceivedSearch) => void;
};

export function ReceivedPage({ search, onSearch }: ReceivedPageProps) {
  const { id, ...filter } = search;
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(
    receivedListQuery(given({ ...filter, ...instantsOf(filter, timezone) })),
  );
  const rows = list.data && rowsOf(list.data.pages);
  const open = useCallback(
    (row: ReceivedRow) => onSearch({ ...search, id: row.id }),
    [search, onSearch],
  );
  return (
    <>
      <PageHeader
        title="Received"
        description={`Reports of results as they came in, with their verdicts. Times are ${timezone}.`}
        actions={
          <Button isBusy={list.isRefetching} onClick={() => void list.refetch()}>
            Refresh
          </Button>
        }
      />
      <Card isFlush>
        <ReceivedFilters
          filter={filter}
          onChange={(change) => onSearch(given({ ...filter, ...change }))}
          onClear={() => onSearch({})}
        />
        {list.error !== null && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {(list.error === null || rows !== undefined) && (
          <ReceivedTable
            rows={rows}
            onOpen={open}
            empty={<NothingReceived isFiltered={Object.keys(filter).length > 0} />}
          />
        )}
        <LoadMore list={list} shown={rows?.length} noun="report" />
      </Card>
      <ReceivedSheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

function NothingReceived({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={Inbox} title="No report matches">
      Widen the dates or clear a filter.
    </EmptyState>
  ) : (
    <EmptyState icon={Inbox} title="Nothing received yet">
      Whatever the advertiser sends appears here, usable or not. The postback URL is on the
      campaign's page.
    </EmptyState>
  );
}
