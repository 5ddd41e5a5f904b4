import type { RowData } from "@tanstack/react-table";
import { classNames } from "../class-names.ts";
import { Skeleton } from "../skeleton.tsx";
import { layoutClass, type Columns } from "./table-features.ts";

const ROWS = ["a", "b", "c", "d", "e"];

export function SkeletonRows<Row extends RowData>({ columns }: { readonly columns: Columns<Row> }) {
  return ROWS.map((row) => (
    <tr key={row}>
      {columns.map((column, index) => (
        <td
          key={column.id ?? index}
          className={classNames("h-10 px-2 first:pl-4 last:pr-4", layoutClass(column.meta))}
        >
          <Skeleton className={index === 0 ? "h-3.5 w-32" : "ml-auto h-3.5 w-14"} />
        </td>
      ))}
    </tr>
  ));
}
