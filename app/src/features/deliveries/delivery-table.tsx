import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { useMemo, type ReactNode } from "react";
import { formatCount } from "../../format/number.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { Truncated } from "../../ui/truncated.tsx";
import { EndpointName } from "../endpoints/endpoint-name.tsx";
import { RowOpener } from "../logs/row-opener.tsx";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";

const helper = columnsOf<OutboundDeliveryRow>();

type Open = (row: OutboundDeliveryRow) => void;

const whatColumns = helper.columns([
  helper.accessor("endpointId", {
    header: "Endpoint",
    cell: ({ getValue }) => (
      <Truncated>
        <EndpointName id={getValue()} />
      </Truncated>
    ),
  }),
  helper.accessor("event", { header: "Event", meta: { from: "sm" } }),
  helper.accessor("reason", {
    header: "Last attempt",
    meta: { from: "md" },
    cell: ({ getValue }) => (
      <span className="block max-w-72 break-words text-muted">{getValue()}</span>
    ),
  }),
  helper.accessor("attempts", {
    header: "Attempts",
    meta: { align: "end", from: "sm" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  helper.accessor("state", {
    header: "State",
    meta: { align: "end" },
    cell: ({ getValue }) => <DeliveryStateBadge state={getValue()} />,
  }),
]);

const whenColumn = (onOpen: Open) =>
  helper.accessor("createdAtMs", {
    header: "Made",
    cell: ({ row: { original: delivery } }) => (
      <RowOpener atMs={delivery.createdAtMs} onOpen={() => onOpen(delivery)} />
    ),
  });

type DeliveryTableProps = {
  readonly rows: readonly OutboundDeliveryRow[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function DeliveryTable({ rows, empty, onOpen }: DeliveryTableProps) {
  const columns = useMemo(() => helper.columns([whenColumn(onOpen), ...whatColumns]), [onOpen]);
  return (
    <DataTable
      label="Deliveries, newest first"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
      onRowClick={onOpen}
    />
  );
}
