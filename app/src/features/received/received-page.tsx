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
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EmptyLog, LogList } from "../logs/log-list.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { JudgeAgain } from "./judge-again/judge-again.tsx";
import { waitingOf } from "./judge-again/waiting-of.ts";
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
  const waiting = waitingOf(filter, timezone);
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
          <>
            {waiting !== null && <JudgeAgain filter={waiting} />}
            <Button isBusy={list.isRefetching} onClick={() => void list.refetch()}>
              Refresh
            </Button>
          </>
        }
      />
      <Card isFlush>
        <ReceivedFilters
          filter={filter}
          onChange={(change) => onSearch(given({ ...filter, ...change }))}
          onClear={() => onSearch({})}
        />
        <LogList list={list} hasRows={rows !== undefined}>
          <ReceivedTable
            rows={rows}
            onOpen={open}
            empty={<NothingReceived isFiltered={Object.keys(filter).length > 0} />}
          />
        </LogList>
        <LoadMore list={list} shown={rows?.length} noun="report" />
      </Card>
      <ReceivedSheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

function NothingReceived({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyLog icon={Inbox} noun="report" isFiltered={isFiltered} title="Nothing received yet">
      Whatever the advertiser sends appears here, usable or not. The postback URL is on the
      campaign's page.
    </EmptyLog>
  );
}
