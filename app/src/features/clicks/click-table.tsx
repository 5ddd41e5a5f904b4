import type { ClickRow } from "@cleverdrip/contract";
import { useMemo, type ReactNode } from "react";
import { countryName } from "../../format/country.ts";
import { deviceName } from "../../format/device.ts";
import { clickReason } from "../../format/reason.ts";
import { Badge } from "../../ui/badge.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { Truncated } from "../../ui/truncated.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { RowOpener } from "../logs/row-opener.tsx";
import { PublisherName } from "../publishers/publisher-name.tsx";

const helper = columnsOf<ClickRow>();

type Open = (click: ClickRow) => void;

const columns = (onOpen: Open) =>
  helper.columns([
    helper.accessor("atMs", {
      header: "Time",
      cell: ({ row: { original: click } }) => (
        <RowOpener atMs={click.atMs} onOpen={() => onOpen(click)} />
      ),
    }),
    helper.accessor("campaignId", {
      header: "Campaign",
      cell: ({ getValue }) => (
        <Truncated>
          <CampaignName id={getValue()} />
        </Truncated>
      ),
    }),
    helper.accessor("publisherId", {
      header: "Publisher",
      meta: { from: "md" },
      cell: ({ getValue }) => (
        <Truncated>
          <PublisherName id={getValue()} />
        </Truncated>
      ),
    }),
    helper.accessor("country", {
      header: "Country",
      meta: { from: "sm" },
      cell: ({ getValue }) => <Truncated>{countryName(getValue())}</Truncated>,
    }),
    helper.accessor("device", {
      header: "Device",
      meta: { from: "lg" },
      cell: ({ row }) => <span className="block max-w-52 truncate">{deviceOf(row.original)}</span>,
    }),
    helper.accessor("referrerDomain", {
      header: "Referrer",
      meta: { from: "xl" },
      cell: ({ getValue }) => (
        <span className="text-muted">
          <Truncated>{getValue() || "Direct"}</Truncated>
        </span>
      ),
    }),
    helper.accessor("reason", {
      header: "Result",
      meta: { align: "end" },
      cell: ({ row }) => <ClickResult click={row.original} />,
    }),
  ]);

type ClickTableProps = {
  readonly rows: readonly ClickRow[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function ClickTable({ rows, empty, onOpen }: ClickTableProps) {
  const shown = useMemo(() => columns(onOpen), [onOpen]);
  return (
    <DataTable
      label="Clicks, newest first"
      columns={shown}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
      onRowClick={onOpen}
    />
  );
}

function deviceOf({ device, os, browser }: ClickRow): string {
  return [deviceName(device), os, browser].filter((part) => part !== "").join(" · ");
}

function ClickResult({ click }: { readonly click: ClickRow }) {
  const { label, detail, tone } = clickReason(click.reason);
  return (
    <span className="inline-flex gap-1 whitespace-nowrap">
      {!click.isUnique && (
        <span className="@max-lg:hidden">
          <Badge tone="neutral">Repeat</Badge>
        </span>
      )}
      <Badge tone={tone} title={detail}>
        {label}
      </Badge>
    </span>
  );
}
