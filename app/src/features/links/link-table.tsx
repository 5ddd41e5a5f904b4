import type { Link as TrackingLink } from "@cleverdrip/contract";
import { Link, useNavigate } from "@tanstack/react-router";
import { QrCode } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { IconButton } from "../../ui/button.tsx";
import { CopyIconButton } from "../../ui/copy-button.tsx";
import { RowMenu } from "../../ui/menu.tsx";
import { SafeLink } from "../../ui/safe-link.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { LiveEverywhere } from "../live-everywhere/live-everywhere.tsx";
import { PublishedStatus } from "../live-everywhere/published-status.tsx";
import type { LinkDialogName } from "./link-dialogs.tsx";
import { useSwitchLink } from "./use-switch-link.ts";

const helper = columnsOf<TrackingLink>();

type Open = (dialog: LinkDialogName, link: TrackingLink) => void;

const campaignColumn = helper.accessor("campaignName", {
  header: "Campaign",
  meta: { from: "md" },
  cell: ({ row: { original: link } }) => (
    <Link to="/campaigns/$id" params={{ id: link.campaignId }} className="hover:text-accent">
      {link.campaignName}
    </Link>
  ),
});

const columns = (onOpen: Open, isOneCampaign: boolean) =>
  helper.columns([
    helper.accessor("url", {
      header: "Link",
      cell: ({ row: { original: link } }) => (
        <span className="flex max-w-80 min-w-0 flex-col py-1.5">
          <SafeLink url={link.url} className="break-all" />
          <span className="text-muted @2xl:hidden">
            {isOneCampaign ? "" : `${link.campaignName} · `}
            {link.publisherName}
          </span>
          <span className="@lg:hidden">
            <LiveEverywhere atMs={link.liveEverywhereAtMs} />
          </span>
        </span>
      ),
    }),
    ...(isOneCampaign ? [] : [campaignColumn]),
    helper.accessor("publisherName", { header: "Publisher", meta: { from: "md" } }),
    helper.accessor("status", {
      header: "Status",
      meta: { from: "sm" },
      cell: ({ row }) => <PublishedStatus of={row.original} />,
    }),
    helper.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { align: "end" },
      cell: ({ row }) => <LinkActions link={row.original} onOpen={onOpen} />,
    }),
  ]);

type LinkTableProps = {
  readonly rows: readonly TrackingLink[] | undefined;
  /** All are one campaign's, whose page it stands on. */
  readonly isOneCampaign?: boolean;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function LinkTable({ rows, isOneCampaign = false, empty, onOpen }: LinkTableProps) {
  const shown = useMemo(() => columns(onOpen, isOneCampaign), [onOpen, isOneCampaign]);
  return (
    <DataTable label="Links" columns={shown} rows={rows} rowId={(row) => row.id} empty={empty} />
  );
}

type LinkActionsProps = { readonly link: TrackingLink; readonly onOpen: Open };

function LinkActions({ link, onOpen }: LinkActionsProps) {
  const switching = useSwitchLink();
  const navigate = useNavigate();
  return (
    <span className="inline-flex items-center">
      <CopyIconButton text={link.url} what={`link ${link.slug}`} />
      <IconButton
        label={`QR code of ${link.slug}`}
        onClick={() => onOpen("qr", link)}
        className="@max-lg:hidden"
      >
        <QrCode aria-hidden className="size-3.5" />
      </IconButton>
      <RowMenu
        label={`Actions for ${link.slug}`}
        items={[
          { label: "Preview", onSelect: () => onOpen("preview", link) },
          { label: "Edit", onSelect: () => onOpen("edit", link) },
          { label: "QR code", onSelect: () => onOpen("qr", link) },
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
