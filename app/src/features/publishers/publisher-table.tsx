import type { Publisher } from "@cleverdrip/contract";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { formatDate } from "../../format/time.ts";
import { RowMenu } from "../../ui/menu.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { PublishedStatus } from "../live-everywhere/published-status.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { useSwitchPublisher } from "./use-switch-publisher.ts";

const helper = columnsOf<Publisher>();

type Edit = (publisher: Publisher) => void;

const columns = (timezone: string, onEdit: Edit) =>
  helper.columns([
    helper.accessor("name", {
      header: "Publisher",
      cell: ({ row: { original: publisher } }) => (
        <>
          <Link
            to="/publishers/$id"
            params={{ id: publisher.id }}
            className="block font-medium break-words hover:text-accent"
          >
            {publisher.name}
          </Link>
          <span className="block break-all text-muted @lg:hidden">{publisher.email}</span>
        </>
      ),
    }),
    helper.accessor("email", {
      header: "E-mail",
      meta: { from: "sm" },
      cell: ({ getValue }) => <span className="text-muted">{getValue()}</span>,
    }),
    helper.accessor("tier", {
      header: "Tier",
      meta: { from: "md" },
      cell: ({ getValue }) => <span className="break-words">{getValue() || "–"}</span>,
    }),
    helper.accessor("status", {
      header: "Status",
      cell: ({ row }) => <PublishedStatus of={row.original} />,
    }),
    helper.accessor("createdAtMs", {
      header: "Added",
      meta: { from: "md" },
      cell: ({ getValue }) => (
        <span className="text-muted">{formatDate(getValue(), timezone)}</span>
      ),
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { align: "end" },
      cell: ({ row }) => <PublisherMenu publisher={row.original} onEdit={onEdit} />,
    }),
  ]);

type PublisherTableProps = {
  readonly rows: readonly Publisher[] | undefined;
  readonly empty: ReactNode;
  readonly onEdit: Edit;
};

export function PublisherTable({ rows, empty, onEdit }: PublisherTableProps) {
  const { timezone } = useWorkspace();
  const shown = useMemo(() => columns(timezone, onEdit), [timezone, onEdit]);
  return (
    <DataTable
      label="Publishers"
      columns={shown}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
    />
  );
}

function PublisherMenu({
  publisher,
  onEdit,
}: {
  readonly publisher: Publisher;
  readonly onEdit: Edit;
}) {
  const switching = useSwitchPublisher();
  const navigate = useNavigate();
  return (
    <RowMenu
      label={`Actions for ${publisher.name}`}
      items={[
        { label: "Edit", onSelect: () => onEdit(publisher) },
        {
          label: "Show clicks",
          onSelect: () => void navigate({ to: "/clicks", search: { publisherId: publisher.id } }),
        },
        {
          label: publisher.status === "active" ? "Pause" : "Resume",
          onSelect: () => switching.mutate(publisher),
        },
      ]}
    />
  );
}
