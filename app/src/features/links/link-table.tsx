import type { Link as TrackingLink } from "@cleverdrip/contract";
import { Link, useNavigate } from "@tanstack/react-router";
import { QrCode } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { StatusBadge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/button.tsx";
import { CopyIconButton } from "../../ui/copy-button.tsx";
import { RowMenu } from "../../ui/menu.tsx";
import { SafeLink } from "../../ui/safe-link.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { useSwitchLink } from "./use-switch-link.ts";

const helper = columnsOf<TrackingLink>();

type ShowQr = (link: TrackingLink) => void;

const columns = (onQr: ShowQr) =>
  helper.columns([
    helper.accessor("url", {
      header: "Link",
      cell: ({ row: { original: link } }) => (
        <span className="flex max-w-80 min-w-0 flex-col py-1.5">
          <SafeLink url={link.url} className="break-all" />
          <span className="text-muted @2xl:hidden">
            {link.campaignName} · {link.publisherName}
          </span>
        </span>
      ),
    }),
    helper.accessor("campaignName", {
      header: "Campaign",
      meta: { from: "md" },
      cell: ({ row: { original: link } }) => (
        <Link to="/campaigns/$id" params={{ id: link.campaignId }} className="hover:text-accent">
          {link.campaignName}
        </Link>
      ),
    }),
    helper.accessor("publisherName", { header: "Publisher", meta: { from: "md" } }),
    helper.accessor("status", {
      header: "Status",
      meta: { from: "sm" },
      cell: ({ getValue }) => <StatusBadge status={getValue()} />,
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { align: "end" },
      cell: ({ row }) => <LinkActions link={row.original} onQr={onQr} />,
    }),
  ]);

type LinkTableProps = {
  readonly rows: readonly TrackingLink[] | undefined;
  readonly empty: ReactNode;
  readonly onQr: ShowQr;
};

export function LinkTable({ rows, empty, onQr }: LinkTableProps) {
  const shown = useMemo(() => columns(onQr), [onQr]);
  return (
    <DataTable label="Links" columns={shown} rows={rows} rowId={(row) => row.id} empty={empty} />
  );
}

function LinkActions({ link, onQr }: { readonly link: TrackingLink; readonly onQr: ShowQr }) {
  const switching = useSwitchLink();
  const navigate = useNavigate();
  return (
    <span className="inline-flex items-center">
      <CopyIconButton text={link.url} what={`link ${link.slug}`} />
      <IconButton
        label={`QR code of ${link.slug}`}
        onClick={() => onQr(link)}
        className="@max-lg:hidden"
      >
        <QrCode aria-hidden className="size-3.5" />
      </IconButton>
      <RowMenu
        label={`Actions for ${link.slug}`}
        items={[
          { label: "QR code", onSelect: () => onQr(link) },
          {
            label: "Show clicks",
            onSelect: () => void navigate({ to: "/clicks", search: { linkId: link.id } }),
          },
          {
            label: link.status === "active" ? "Pause" : "Resume",
            onSelect: () => switching.mutate(link),
          },
        ]}
      />
    </span>
  );
}
