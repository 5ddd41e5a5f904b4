import type { Endpoint } from "@cleverdrip/contract";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Code } from "../../ui/code.tsx";
import { RowMenu } from "../../ui/menu.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { EventTypeName } from "../campaigns/event-type-name.tsx";
import { PublisherName } from "../publishers/publisher-name.tsx";
import { useSwitchEndpoint } from "./use-switch-endpoint.ts";

export type EndpointDialogName = "edit" | "rotate" | "test" | "delete";
type Open = (dialog: EndpointDialogName, endpoint: Endpoint) => void;

const STATUS: Readonly<
  Record<Endpoint["status"], { readonly label: string; readonly tone: Tone }>
> = {
  active: { label: "Active", tone: "good" },
  paused: { label: "Paused", tone: "warn" },
  disabled: { label: "Switched off", tone: "bad" },
};

const helper = columnsOf<Endpoint>();

const columns = (onOpen: Open) =>
  helper.columns([
    helper.accessor("name", {
      header: "Endpoint",
      cell: ({ row: { original: endpoint } }) => (
        <span className="block max-w-96 min-w-0 py-1">
          <span className="block font-medium break-words">{endpoint.name}</span>
          <Code className="text-muted">{endpoint.url}</Code>
          {endpoint.statusReason !== null && (
            <span className="block break-words text-bad">{endpoint.statusReason}</span>
          )}
        </span>
      ),
    }),
    helper.accessor("kind", {
      header: "Kind",
      meta: { from: "sm" },
      cell: ({ getValue }) => (getValue() === "postback" ? "Postback" : "Webhook"),
    }),
    helper.accessor("filter", {
      header: "Told of",
      meta: { from: "md" },
      cell: ({ row }) => <ToldOf endpoint={row.original} />,
    }),
    helper.accessor("status", {
      header: "Status",
      cell: ({ getValue }) => {
        const { label, tone } = STATUS[getValue()];
        return <Badge tone={tone}>{label}</Badge>;
      },
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { align: "end" },
      cell: ({ row }) => <EndpointMenu endpoint={row.original} onOpen={onOpen} />,
    }),
  ]);

type EndpointTableProps = {
  readonly rows: readonly Endpoint[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function EndpointTable({ rows, empty, onOpen }: EndpointTableProps) {
  const shown = useMemo(() => columns(onOpen), [onOpen]);
  return (
    <DataTable
      label="Endpoints"
      columns={shown}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
    />
  );
}

function ToldOf({ endpoint }: { readonly endpoint: Endpoint }) {
  const { publisherId, campaignId, eventTypeId, filter } = endpoint;
  return (
    <>
      <span className="block">
        {publisherId === null ? "All publishers" : <PublisherName id={publisherId} />}
        {" · "}
        {campaignId === null ? "all campaigns" : <CampaignName id={campaignId} />}
        {campaignId !== null && eventTypeId !== null && (
          <>
            {" · "}
            <EventTypeName campaignId={campaignId} id={eventTypeId} />
          </>
        )}
      </span>
      {filter.length > 0 && <span className="block text-muted">{filter.join(", ")}</span>}
    </>
  );
}

function EndpointMenu({
  endpoint,
  onOpen,
}: {
  readonly endpoint: Endpoint;
  readonly onOpen: Open;
}) {
  const switching = useSwitchEndpoint();
  const navigate = useNavigate();
  const deliveries = { to: "/endpoints/deliveries", search: { endpointId: endpoint.id } } as const;
  return (
    <RowMenu
      label={`Actions for ${endpoint.name}`}
      items={[
        { label: "Edit", onSelect: () => onOpen("edit", endpoint) },
        { label: "Send test", onSelect: () => onOpen("test", endpoint) },
        { label: "Show deliveries", onSelect: () => void navigate(deliveries) },
        ...(endpoint.secretEnds.length > 0
          ? [{ label: "New secret", onSelect: () => onOpen("rotate", endpoint) }]
          : []),
        {
          label: endpoint.status === "active" ? "Pause" : "Resume",
          onSelect: () => switching.mutate(endpoint),
        },
        { label: "Delete", onSelect: () => onOpen("delete", endpoint) },
      ]}
    />
  );
}
