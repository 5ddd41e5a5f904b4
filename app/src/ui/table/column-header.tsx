import { FlexRender, type Header, type RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "../class-names.ts";
import { layoutClass, type features } from "./table-features.ts";

type ColumnHeaderProps<Row extends RowData> = {
  readonly header: Header<typeof features, Row, unknown>;
};

export function ColumnHeader<Row extends RowData>({ header }: ColumnHeaderProps<Row>) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const ariaSort = sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending";
  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      className={classNames(
        "h-8 px-2 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4",
        layoutClass(column.columnDef.meta),
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className="inline-flex items-center gap-1 rounded hover:text-ink"
        >
          <FlexRender header={header} />
          {sorted === "asc" && <ArrowUp aria-hidden className="size-3" />}
          {sorted === "desc" && <ArrowDown aria-hidden className="size-3" />}
        </button>
      ) : (
        <FlexRender header={header} />
      )}
    </th>
  );
}
