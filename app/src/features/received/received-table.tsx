import type { ReceivedRow } from "@cleverdrip/contract";
import { useMemo, type ReactNode } from "react";
import { conversionReason } from "../../format/reason.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { viaLabel } from "../conversions/source-words.ts";
import { RowOpener } from "../logs/row-opener.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

const helper = columnsOf<ReceivedRow>();

type Open = (row: ReceivedRow) => void;

const whatColumns = helper.columns([
  helper.accessor("verdict", {
    header: "Verdict",
    cell: ({ getValue }) => <VerdictBadge verdict={getValue()} />,
  }),
  helper.accessor("reason", {
    header: "Reason",
    cell: ({ row: { original: report } }) => (
      <>
        <span className="block">{conversionReason(report.reason).label}</span>
        {report.hint !== null && (
          <span className="block max-w-96 break-words text-muted @max-lg:hidden">
            {report.hint}
          </span>
        )}
      </>
    ),
  }),
  helper.accessor("event", {
    header: "Event",
    meta: { from: "md" },
    cell: ({ getValue }) => <span className="block max-w-32 truncate">{getValue() ?? "–"}</span>,
  }),
  helper.accessor("txid", {
    header: "Transaction",
    meta: { from: "lg" },
    cell: ({ getValue }) => (
      <span className="block max-w-36 truncate font-mono text-xs">{getValue() ?? "–"}</span>
    ),
  }),
  helper.accessor("via", {
    header: "Came by",
    meta: { from: "sm" },
    cell: ({ getValue }) => viaLabel(getValue()),
  }),
]);

const whenColumn = (onOpen: Open) =>
  helper.accessor("atMs", {
    header: "Received",
    cell: ({ row: { original: report } }) => (
      <RowOpener atMs={report.atMs} onOpen={() => onOpen(report)} />
    ),
  });

type ReceivedTableProps = {
  readonly rows: readonly ReceivedRow[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function ReceivedTable({ rows, empty, onOpen }: ReceivedTableProps) {
  const columns = useMemo(() => helper.columns([whenColumn(onOpen), ...whatColumns]), [onOpen]);
  return (
    <DataTable
      label="Received reports, newest first"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
      onRowClick={onOpen}
    />
  );
}
