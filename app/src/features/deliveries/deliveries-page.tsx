import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useCallback } from "react";
import { deliveriesQuery } from "../../api/deliveries.ts";
import { rowsOf } from "../../api/pages.ts";
import type { DeliverySearch } from "../../search-params/endpoint-search.ts";
import { instantsOf } from "../../search-params/log-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EndpointTabs } from "../endpoints/endpoint-tabs.tsx";
import { EmptyLog, LogList } from "../logs/log-list.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { DeliveryFilters } from "./delivery-filters.tsx";
import { DeliverySheet } from "./delivery-sheet.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { ReplayRange } from "./replay-range.tsx";

type DeliveriesPageProps = {
  readonly search: DeliverySearch;
  readonly onSearch: (search: DeliverySearch) => void;
};

export function DeliveriesPage({ search, onSearch }: DeliveriesPageProps) {
  const { id, ...filter } = search;
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(
    deliveriesQuery(given({ ...filter, ...instantsOf(filter, timezone) })),
  );
  const rows = list.data && rowsOf(list.data.pages);
  const open = useCallback(
    (row: OutboundDeliveryRow) => onSearch({ ...search, id: row.id }),
    [search, onSearch],
  );
  return (
    <>
      <PageHeader
        title="Deliveries"
        description={`What endpoints were told, newest first. Times are ${timezone}.`}
        actions={
          <>
            <ReplayRange filter={filter} />
            <Button isBusy={list.isRefetching} onClick={() => void list.refetch()}>
              Refresh
            </Button>
          </>
        }
      />
      <EndpointTabs />
      <Card isFlush>
        <DeliveryFilters
          filter={filter}
          onChange={(change) => onSearch(given({ ...filter, ...change }))}
          onClear={() => onSearch({})}
        />
        <LogList list={list} hasRows={rows !== undefined}>
          <DeliveryTable
            rows={rows}
            onOpen={open}
            empty={<NoDeliveries isFiltered={Object.keys(filter).length > 0} />}
          />
        </LogList>
        <LoadMore list={list} shown={rows?.length} noun="delivery" plural="deliveries" />
      </Card>
      <DeliverySheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

function NoDeliveries({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyLog icon={Send} noun="delivery" isFiltered={isFiltered} title="No deliveries yet">
      Add an endpoint: every result that it is told of from then on appears here, with each attempt.
    </EmptyLog>
  );
}
