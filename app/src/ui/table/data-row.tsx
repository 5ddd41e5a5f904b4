import { FlexRender, type Row as TableRow, type RowData } from "@tanstack/react-table";
import type { MouseEvent } from "react";
import { classNames } from "../class-names.ts";
import { layoutClass, type features } from "./table-features.ts";

type DataRowProps<Row extends RowData> = {
  readonly row: TableRow<typeof features, Row>;
  /** A convenience for the mouse; a button in the row does the same for everybody. */
  readonly onClick: ((row: Row) => void) | undefined;
};

export function DataRow<Row extends RowData>({ row, onClick }: DataRowProps<Row>) {
  return (
    <tr
      className={classNames("hover:bg-sunken/60", onClick !== undefined && "cursor-pointer")}
      onClick={onClick && ((event) => isPlain(event) && onClick(row.original))}
    >
      {row.getAllCells().map((cell) => (
        <td
          key={cell.id}
          className={classNames(
            "h-10 px-2 py-1 first:pl-4 last:pr-4",
            layoutClass(cell.column.columnDef.meta),
          )}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}

/** A press on the row itself: what is inside it and can be pressed has a purpose of its own. */
function isPlain(event: MouseEvent<HTMLElement>): boolean {
  return (
    event.target instanceof Element && event.target.closest("a, button, input, select") === null
  );
}
