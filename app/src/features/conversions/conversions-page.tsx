import type { ConversionRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleDollarSign } from "lucide-react";
import { useCallback, useState } from "react";
import { conversionsQuery } from "../../api/conversions.ts";
import { rowsOf } from "../../api/pages.ts";
import { instantsOf, type ConversionSearch } from "../../search-params/log-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EnterResultDialog } from "../enter-result/enter-result-dialog.tsx";
import { EmptyLog, LogList } from "../logs/log-list.tsx";
import { NewerRowsButton } from "../logs/newer-rows-button.tsx";
import { useFreshRows } from "../logs/use-fresh-rows.ts";
import { useWorkspace } from "../session/use-me.ts";
import { ConversionFilters } from "./conversion-filters.tsx";
import { ConversionLog } from "./conversion-log.tsx";
import { ConversionSheet } from "./conversion-sheet.tsx";

type ConversionsPageProps = {
  readonly search: ConversionSearch;
  readonly onSearch: (search: ConversionSearch) => void;
};

export function ConversionsPage({ search, onSearch }: ConversionsPageProps) {
  const { id, ...filter } = search;
  const { timezone } = useWorkspace();
  const asked = given({ ...filter, ...instantsOf(filter, timezone) });
  const list = useInfiniteQuery(conversionsQuery(asked));
  const rows = list.data && rowsOf(list.data.pages);
  const fresh = useFreshRows({
    kind: "conversions",
    isReadingOn: (list.data?.pages.length ?? 0) > 1,
    refetch: () => void list.refetch(),
  });
  const open = useCallback(
    (row: ConversionRow) => onSearch({ ...search, id: row.id }),
    [search, onSearch],
  );
  return (
    <>
      <PageHeader
        title="Conversions"
        description={`Every reported result, newest first. Times are ${timezone}.`}
        actions={<Actions fresh={fresh} />}
      />
      <Card isFlush>
        <ConversionFilters
          filter={filter}
          onChange={(change) => onSearch(given({ ...filter, ...change }))}
          onClear={() => onSearch({})}
        />
        <LogList list={list} hasRows={rows !== undefined}>
          <ConversionLog
            key={JSON.stringify(asked)}
            filter={asked}
            list={list}
            rows={rows}
            onOpen={open}
            empty={<NoConversions isFiltered={Object.keys(filter).length > 0} />}
          />
        </LogList>
      </Card>
      <ConversionSheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

function Actions({ fresh }: { readonly fresh: ReturnType<typeof useFreshRows> }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <NewerRowsButton noun="conversions" hasNewer={fresh.hasNewer} onShow={fresh.show} />
      <Button onClick={() => setIsOpen(true)}>Enter one result</Button>
      <EnterResultDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

function NoConversions({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyLog
      icon={CircleDollarSign}
      noun="conversion"
      isFiltered={isFiltered}
      title="No conversions yet"
    >
      Give the advertiser the postback URL from the campaign's page, or fire it yourself with the id
      of a click.
    </EmptyLog>
  );
}
