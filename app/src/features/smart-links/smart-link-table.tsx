import type { SmartLink } from "@cleverdrip/contract";
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
import { SmartLinkMembers } from "./smart-link-members.tsx";
import { useSwitchSmartLink } from "./use-switch-smart-link.ts";

export type SmartLinkDialogName = "qr" | "edit" | "preview";
type Open = (dialog: SmartLinkDialogName, link: SmartLink) => void;

const helper = columnsOf<SmartLink>();

const columns = (onOpen: Open) =>
  helper.columns([
    helper.accessor("name", {
      header: "Smart link",
      cell: ({ row: { original: link } }) => (
        <span className="flex max-w-80 min-w-0 flex-col py-1.5">
          <span className="font-medium break-words">{link.name}</span>
          <SafeLink url={link.url} className="break-all" />
          <span className="text-muted @2xl:hidden">{link.publisherName}</span>
          <span className="@lg:hidden">
            <LiveEverywhere atMs={link.liveEverywhereAtMs} />
          </span>
        </span>
      ),
    }),
    helper.accessor("members", {
      header: "Campaigns",
      meta: { from: "sm" },
      cell: ({ getValue }) => <SmartLinkMembers members={getValue()} />,
    }),
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
      cell: ({ row }) => <SmartLinkActions link={row.original} onOpen={onOpen} />,
    }),
  ]);

type SmartLinkTableProps = {
  readonly rows: readonly SmartLink[] | undefined;
  readonly empty: ReactNode;
  readonly onOpen: Open;
};

export function SmartLinkTable({ rows, empty, onOpen }: SmartLinkTableProps) {
  const shown = useMemo(() => columns(onOpen), [onOpen]);
  return (
    <DataTable
      label="Smart links"
      columns={shown}
      rows={rows}
      rowId={(row) => row.id}
      empty={empty}
    />
  );
}

type SmartLinkActionsProps = { readonly link: SmartLink; readonly onOpen: Open };

function SmartLinkActions({ link, onOpen }: SmartLinkActionsProps) {
  const switching = useSwitchSmartLink();
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
        label={`Actions for ${link.name}`}
        items={[
          { label: "Preview", onSelect: () => onOpen("preview", link) },
          { label: "Edit", onSelect: () => onOpen("edit", link) },
          { label: "QR code", onSelect: () => onOpen("qr", link) },
          {
            label: link.status === "active" ? "Pause" : "Resume",
            onSelect: () => switching.mutate(link),
          },
        ]}
      />
    </span>
  );
}
