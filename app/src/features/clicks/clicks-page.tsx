import type { ClickRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MousePointerClick } from "lucide-react";
import { useCallback } from "react";
import { clicksQuery } from "../../api/clicks.ts";
import { rowsOf } from "../../api/pages.ts";
import { CLICK_REASON_CODES, clickReason } from "../../format/reason.ts";
import { instantsOf, type ClickSearch } from "../../search-params/log-search.ts";
import { given } from "../../search-params/text.ts";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { LogFilters } from "../logs/log-filters.tsx";
import { EmptyLog, LogList } from "../logs/log-list.tsx";
import { NewerRowsButton } from "../logs/newer-rows-button.tsx";
import { useFreshRows } from "../logs/use-fresh-rows.ts";
import { useWorkspace } from "../session/use-me.ts";
import { ClickSheet } from "./click-sheet.tsx";
import { ClickTable } from "./click-table.tsx";

type ClicksPageProps = {
  readonly search: ClickSearch;
  readonly onSearch: (search: ClickSearch) => void;
};

export function ClicksPage({ search, onSearch }: ClicksPageProps) {
  const { id, ...filter } = search;
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(clicksQuery({ ...filter, ...instantsOf(filter, timezone) }));
  const rows = list.data && rowsOf(list.data.pages);
  const fresh = useFreshRows({
    kind: "clicks",
    isReadingOn: (list.data?.pages.length ?? 0) > 1,
    refetch: () => void list.refetch(),
  });
  const change = (part: Partial<Record<keyof ClickSearch, string | undefined>>) =>
    onSearch(given({ ...filter, ...part }));
  const open = useCallback(
    (click: ClickRow) => onSearch({ ...search, id: click.id }),
    [search, onSearch],
  );
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHeader
        title="Clicks"
        description={`Every recorded click, newest first. Times are ${timezone}.`}
        actions={<NewerRowsButton noun="clicks" hasNewer={fresh.hasNewer} onShow={fresh.show} />}
      />
      <Card isFlush>
        <LogFilters
          filter={filter}
          isFiltered={isFiltered}
          onChange={change}
          onClear={() => onSearch({})}
        >
          <ChoiceFilter
            label="Result"
            choices={REASONS}
            value={filter.reason}
            onChange={(reason) => change({ reason })}
          />
        </LogFilters>
        <LogList list={list} hasRows={rows !== undefined}>
          <ClickTable rows={rows} empty={<NoClicks isFiltered={isFiltered} />} onOpen={open} />
        </LogList>
        <LoadMore list={list} shown={rows?.length} noun="click" />
      </Card>
      <ClickSheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

const REASONS = CLICK_REASON_CODES.map((value) => ({ value, label: clickReason(value).label }));

function NoClicks({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyLog icon={MousePointerClick} noun="click" isFiltered={isFiltered} title="No clicks yet">
      Open one of your links: the click is here a moment later, with everything that is known about
      it.
    </EmptyLog>
  );
}
