import type { ConversionRow } from "@cleverdrip/contract";
import { useMemo, type ReactNode } from "react";
import { formatMoney } from "../../format/money.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { Truncated } from "../../ui/truncated.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { RowOpener } from "../logs/row-opener.tsx";
import { PublisherName } from "../publishers/publisher-name.tsx";
import { selectionColumn, TableSelection } from "./bulk/selection-column.tsx";
import type { Selection } from "./bulk/use-selection.ts";
import { ConversionStatusBadge } from "./conversion-status-badge.tsx";

const helper = columnsOf<ConversionRow>();

const NO_ROWS: readonly ConversionRow[] = [];

type Open = (conversion: ConversionRow) => void;

const whatColumns = helper.columns([
  helper.accessor("campaignId", {
    header: "Campaign",
    meta: { from: "sm" },
    cell: ({ getValue }) => (
      <Truncated>
        <CampaignName id={getValue()} />
      </Truncated>
    ),
  }),
  helper.accessor("publisherId", {
    header: "Publisher",
    meta: { from: "lg" },
    cell: ({ getValue }) => (
      <Truncated>
        <PublisherName id={getValue()} />
      </Truncated>
    ),
  }),
  helper.accessor("eventName", { header: "Event", meta: { from: "md" } }),
  helper.accessor("txid", {
    header: "Transaction",
    meta: { from: "xl" },
    cell: ({ getValue }) => (
      <span className="block max-w-36 truncate font-mono text-xs">{getValue() ?? "–"}</span>
    ),
  }),
  helper.accessor("revenueMicros", {
    header: "Revenue",
    meta: { align: "end", from: "sm" },
    cell: ({ row }) => formatMoney(row.original.revenueMicros, row.original.currency),
  }),
  helper.accessor("payoutMicros", {
    header: "Payout",
    meta: { align: "end" },
    cell: ({ row }) => formatMoney(row.original.payoutMicros, row.original.currency),
  }),
  helper.accessor("status", {
    header: "Status",
    meta: { align: "end" },
    cell: ({ getValue }) => <ConversionStatusBadge status={getValue()} />,
  }),
]);

const whenColumn = (onOpen: Open) =>
  helper.accessor("receivedAtMs", {
    header: "Received",
    cell: ({ row: { original: conversion } }) => (
      <>
        <RowOpener atMs={conversion.receivedAtMs} onOpen={() => onOpen(conversion)} />
        <span className="block text-muted @lg:hidden">
          <Truncated>
            <CampaignName id={conversion.campaignId} />
          </Truncated>
        </span>
      </>
    ),
  });

type ConversionTableProps = {
  readonly rows: readonly ConversionRow[] | undefined;
  readonly selection: Selection;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function ConversionTable({ rows, selection, empty, onOpen }: ConversionTableProps) {
  const columns = useMemo(
    () => helper.columns([selectionColumn, whenColumn(onOpen), ...whatColumns]),
    [onOpen],
  );
  const ticked = useMemo(() => ({ rows: rows ?? NO_ROWS, selection }), [rows, selection]);
  return (
    <TableSelection value={ticked}>
      <DataTable
        label="Conversions, newest first"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        empty={empty}
        onRowClick={onOpen}
      />
    </TableSelection>
  );
}
