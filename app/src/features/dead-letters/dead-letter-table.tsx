import type { DeadLetterRow } from "@cleverdrip/contract";
import { useMemo, type ReactNode } from "react";
import { formatCount } from "../../format/number.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { RowOpener } from "../logs/row-opener.tsx";
import { LetterBadge } from "./letter-badge.tsx";
import { queueLabel } from "./queue-label.ts";

const helper = columnsOf<DeadLetterRow>();

type Open = (row: DeadLetterRow) => void;

const whatColumns = helper.columns([
  helper.accessor("queue", {
    header: "Queue",
    meta: { from: "sm" },
    cell: ({ getValue }) => queueLabel(getValue()),
  }),
  helper.accessor("reason", {
    header: "Reason",
    cell: ({ getValue }) => (
      <span className="line-clamp-2 max-w-48 break-words text-muted sm:max-w-96">{getValue()}</span>
    ),
  }),
  helper.accessor("clicks", {
    header: "Clicks",
    meta: { align: "end", from: "md" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  helper.accessor("attempts", {
    header: "Tries",
    meta: { align: "end", from: "md" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  helper.accessor("settledAtMs", {
    header: "State",
    meta: { align: "end", from: "sm" },
    cell: ({ row: { original: letter } }) => <LetterBadge letter={letter} />,
  }),
]);

const whenColumn = (onOpen: Open) =>
  helper.accessor("receivedAtMs", {
    header: "Given up",
    cell: ({ row: { original: letter } }) => (
      <RowOpener atMs={letter.receivedAtMs} onOpen={() => onOpen(letter)} />
    ),
  });

type DeadLetterTableProps = {
  readonly rows: readonly DeadLetterRow[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function DeadLetterTable({ rows, empty, onOpen }: DeadLetterTableProps) {
  const columns = useMemo(() => helper.columns([whenColumn(onOpen), ...whatColumns]), [onOpen]);
  return (
    <DataTable
      label="Dead letters, newest first"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
      onRowClick={onOpen}
    />
  );
}
