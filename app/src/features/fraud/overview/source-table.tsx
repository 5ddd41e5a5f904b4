import type { FraudFinding, FraudOverviewPublisher } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useMemo } from "react";
import { formatCount, formatShare } from "../../../format/number.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { columnsOf } from "../../../ui/table/table-features.ts";
import { moneyWords } from "../evidence/money-words.ts";
import { doubtedShare } from "./doubted-share.ts";
import { NewestFinding } from "./newest-finding.tsx";

const helper = columnsOf<FraudOverviewPublisher>();

const nameColumn = helper.accessor("publisherName", {
  header: "Publisher",
  cell: ({ row: { original: row } }) => (
    <Link
      to="/fraud/review"
      search={{ publisherId: row.publisherId }}
      className="font-medium break-words hover:text-accent"
    >
      {row.publisherName}
    </Link>
  ),
});

const numberColumns = helper.columns([
  helper.accessor("results", {
    header: "Results",
    meta: { align: "end", from: "md" },
    sortFn: "basic",
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  helper.accessor(doubtedShare, {
    id: "share",
    header: "Held or rejected",
    meta: { align: "end" },
    sortFn: "basic",
    cell: ({ row: { original: row } }) => <Doubted row={row} />,
  }),
  helper.accessor((row) => row.heldMoney[0]?.payoutMicros ?? 0, {
    id: "held",
    header: "Money held",
    meta: { align: "end", from: "sm" },
    sortFn: "basic",
    cell: ({ row }) => moneyWords(row.original.heldMoney),
  }),
  helper.accessor((row) => row.rejectedMoney[0]?.payoutMicros ?? 0, {
    id: "rejected",
    header: "Rejected",
    meta: { align: "end", from: "lg" },
    sortFn: "basic",
    cell: ({ row }) => moneyWords(row.original.rejectedMoney),
  }),
]);

type SourceTableProps = {
  readonly rows: readonly FraudOverviewPublisher[];
  readonly findings: readonly FraudFinding[] | undefined;
};

/** A row for each publisher: how much of it is doubted, and why in words. */
export function SourceTable({ rows, findings }: SourceTableProps) {
  const columns = useMemo(
    () => helper.columns([nameColumn, findingColumn(findings), ...numberColumns]),
    [findings],
  );
  return (
    <DataTable
      label="Publishers, the most held and rejected first"
      columns={columns}
      rows={rows}
      rowId={({ publisherId }) => publisherId}
      initialSort={NO_SORT}
      empty={
        <EmptyState icon={Users} title="No publisher had clicks or results">
          As soon as links are clicked, each publisher is listed here.
        </EmptyState>
      }
    />
  );
}

/** As the api has them, until somebody sorts. */
const NO_SORT: { id: string; desc: boolean }[] = [];

function findingColumn(findings: readonly FraudFinding[] | undefined) {
  return helper.display({
    id: "finding",
    header: "Newest finding",
    cell: ({ row }) => <NewestFinding row={row.original} findings={findings} />,
  });
}

function Doubted({ row }: { readonly row: FraudOverviewPublisher }) {
  if (row.held + row.rejected === 0) return "–";
  return (
    <>
      <span className="block">{formatShare(doubtedShare(row))}</span>
      <span className="block text-xs text-muted">
        {formatCount(row.held + row.rejected)}
        <span className="@2xl:hidden"> of {formatCount(row.results)}</span>
      </span>
    </>
  );
}
