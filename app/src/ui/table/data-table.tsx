import { useTable, type RowData, type SortingState } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { ColumnHeader } from "./column-header.tsx";
import { DataRow } from "./data-row.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { features, type Columns } from "./table-features.ts";

type DataTableProps<Row extends RowData> = {
  /** What the table lists, for those who cannot see it. */
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
  /** Only where every row is here: sorting one page of many would mislead. */
  readonly initialSort?: SortingState;
  /** The first so many in the chosen order. */
  readonly maxRows?: number;
  readonly onRowClick?: (row: Row) => void;
};

const NO_ROWS: never[] = [];

/** Rows that are not known yet are drawn as skeletons. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, empty, initialSort, maxRows, onRowClick } = props;
  const table = useTable({
    features,
    columns,
    data: rows ?? NO_ROWS,
    getRowId: rowId,
    enableSorting: initialSort !== undefined,
    initialState: { sorting: initialSort ?? [] },
  });
  if (rows?.length === 0) return empty;
  return (
    <div className="@container overflow-x-auto" aria-busy={rows === undefined}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b">
              {group.headers.map((header) => (
                <ColumnHeader key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="divide-y">
          {rows === undefined && <SkeletonRows columns={columns} />}
          {table
            .getRowModel()
            .rows.slice(0, maxRows)
            .map((row) => (
              <DataRow key={row.id} row={row} onClick={onRowClick} />
            ))}
        </tbody>
      </table>
    </div>
  );
}
