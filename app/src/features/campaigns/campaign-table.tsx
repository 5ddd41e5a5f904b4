import type { Campaign } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate } from "../../format/time.ts";
import { RowMenu } from "../../ui/menu.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { PublishedStatus } from "../live-everywhere/published-status.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { payoutWords } from "./payout-words.ts";
import { useSwitchCampaign } from "./use-switch-campaign.ts";

const helper = columnsOf<Campaign>();

const COLUMNS = helper.columns([
  helper.accessor("name", {
    header: "Campaign",
    cell: ({ row: { original: campaign } }) => (
      <Link
        to="/campaigns/$id"
        params={{ id: campaign.id }}
        className="font-medium break-words hover:text-accent"
      >
        {campaign.name}
      </Link>
    ),
  }),
  helper.accessor("status", {
    header: "Status",
    cell: ({ row }) => <PublishedStatus of={row.original} />,
  }),
  helper.accessor("eventTypes", {
    header: "Pays",
    meta: { from: "sm" },
    cell: ({ row: { original: campaign } }) => <Payouts campaign={campaign} />,
  }),
  helper.accessor("destinationUrl", {
    header: "Destination",
    meta: { from: "lg" },
    cell: ({ getValue }) => (
      <span className="block max-w-80 truncate text-muted">{getValue()}</span>
    ),
  }),
  helper.accessor("createdAtMs", {
    header: "Created",
    meta: { from: "md" },
    cell: ({ getValue }) => <CreatedDay atMs={getValue()} />,
  }),
  helper.display({
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    meta: { align: "end" },
    cell: ({ row }) => <CampaignMenu campaign={row.original} />,
  }),
]);

type CampaignTableProps = {
  readonly rows: readonly Campaign[] | undefined;
  readonly empty: ReactNode;
};

export function CampaignTable({ rows, empty }: CampaignTableProps) {
  return (
    <DataTable
      label="Campaigns"
      columns={COLUMNS}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
    />
  );
}

function Payouts({ campaign: { eventTypes, currency } }: { readonly campaign: Campaign }) {
  const [first, ...others] = eventTypes;
  if (first === undefined) return null;
  return (
    <span className="whitespace-nowrap">
      {payoutWords(first.payout, currency)} <span className="text-muted">{first.name}</span>
      {others.length > 0 && <span className="text-muted"> +{others.length}</span>}
    </span>
  );
}

function CreatedDay({ atMs }: { readonly atMs: number }) {
  return (
    <span className="whitespace-nowrap text-muted">
      {formatDate(atMs, useWorkspace().timezone)}
    </span>
  );
}

function CampaignMenu({ campaign }: { readonly campaign: Campaign }) {
  const switching = useSwitchCampaign();
  const label = campaign.status === "active" ? "Pause" : "Resume";
  return (
    <RowMenu
      label={`Actions for ${campaign.name}`}
      items={[{ label, onSelect: () => switching.mutate(campaign) }]}
    />
  );
}
