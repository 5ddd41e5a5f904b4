import type { LedgerEntryRow } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { formatMoney } from "../../format/money.ts";
import { conversionReason } from "../../format/reason.ts";
import { formatInstant, formatShortInstant } from "../../format/time.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { useWorkspace } from "../session/use-me.ts";
import { ledgerKindLabel } from "./ledger-words.ts";

const helper = columnsOf<LedgerEntryRow>();

const whatColumns = helper.columns([
  helper.accessor("kind", {
    header: "Entry",
    cell: ({ getValue }) => ledgerKindLabel(getValue()),
  }),
  helper.accessor("note", {
    header: "Why",
    cell: ({ row: { original: entry } }) => <Why entry={entry} />,
  }),
  helper.accessor("amountMicros", {
    header: "Amount",
    meta: { align: "end" },
    cell: ({ row: { original: entry } }) => (
      <span className="font-medium">{formatMoney(entry.amountMicros, entry.currency)}</span>
    ),
  }),
]);

const whenColumn = (timezone: string) =>
  helper.accessor("atMs", {
    header: "When",
    cell: ({ getValue }) => (
      <span className="whitespace-nowrap text-muted tabular-nums">
        <span className="@2xl:hidden">{formatShortInstant(getValue(), timezone)}</span>
        <span className="hidden @2xl:inline">{formatInstant(getValue(), timezone)}</span>
      </span>
    ),
  });

type LedgerTableProps = {
  readonly rows: readonly LedgerEntryRow[] | undefined;
  readonly isFiltered: boolean;
};

export function LedgerTable({ rows, isFiltered }: LedgerTableProps) {
  const { timezone } = useWorkspace();
  const columns = useMemo(() => helper.columns([whenColumn(timezone), ...whatColumns]), [timezone]);
  return (
    <DataTable
      label="Ledger, newest first"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={
        <p className="px-4 py-4 text-sm text-muted">
          {isFiltered ? "No entry matches." : "No entries yet."}
        </p>
      }
    />
  );
}

function Why({ entry: { conversionId, clicks, note } }: { readonly entry: LedgerEntryRow }) {
  return (
    <span className="block max-w-80 break-words">
      {note !== null && conversionReason(note).label}
      {note !== null && (conversionId !== null || clicks !== null) && " · "}
      {conversionId !== null && (
        <Link to="/conversions" search={{ id: conversionId }} className="text-accent underline">
          Conversion
        </Link>
      )}
      {clicks !== null && (
        <Link
          to="/campaigns/$id"
          params={{ id: clicks.campaignId }}
          className="text-accent underline"
        >
          Clicks of {clicks.day}
        </Link>
      )}
      {note === null && conversionId === null && clicks === null && (
        <span className="text-muted">–</span>
      )}
    </span>
  );
}
