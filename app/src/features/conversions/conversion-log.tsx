import type { ConversionRow } from "@cleverdrip/contract";
import type { ReactNode } from "react";
import type { ConversionFilter } from "../../api/conversions.ts";
import { LoadMore, type ContinuedList } from "../../ui/load-more.tsx";
import { BulkBar } from "./bulk/bulk-bar.tsx";
import { useSelection } from "./bulk/use-selection.ts";
import { ConversionTable } from "./conversion-table.tsx";

type ConversionLogProps = {
  readonly filter: ConversionFilter;
  readonly list: ContinuedList;
  readonly rows: readonly ConversionRow[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: (row: ConversionRow) => void;
};

/** The rows of one filter, with what is ticked of them: give it the filter as its key. */
export function ConversionLog({ filter, list, rows, empty, onOpen }: ConversionLogProps) {
  const selection = useSelection();
  return (
    <>
      <ConversionTable rows={rows} selection={selection} onOpen={onOpen} empty={empty} />
      <BulkBar selection={selection} filter={filter} hasMore={list.hasNextPage} />
      <LoadMore list={list} shown={rows?.length} noun="conversion" />
    </>
  );
}
