import type { BalanceRow } from "@cleverdrip/contract";
import { ShieldCheck } from "lucide-react";
import { useMemo } from "react";
import { formatCount } from "../../format/number.ts";
import { formatShortInstant } from "../../format/time.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";

const helper = columnsOf<BalanceRow>();

const columns = (timezone: string) =>
  helper.columns([
    helper.accessor("hourMs", {
      header: "Hour",
      sortFn: "basic",
      cell: ({ getValue }) => (
        <span className="whitespace-nowrap">{formatShortInstant(getValue(), timezone)}</span>
      ),
    }),
    helper.accessor("emitted", {
      header: "Served",
      meta: { align: "end" },
      sortFn: "basic",
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    helper.accessor("stored", {
      header: "Stored",
      meta: { align: "end" },
      sortFn: "basic",
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    helper.accessor("deadLettered", {
      header: "Dead letters",
      meta: { align: "end", from: "sm" },
      sortFn: "basic",
      cell: ({ getValue }) => <Exception count={getValue()} />,
    }),
    helper.accessor("lost", {
      header: "Lost",
      meta: { align: "end", from: "sm" },
      sortFn: "basic",
      cell: ({ getValue }) => <Exception count={getValue()} />,
    }),
    helper.accessor("missing", {
      header: "Missing",
      meta: { align: "end" },
      sortFn: "basic",
      cell: ({ getValue }) => <Exception count={getValue()} />,
    }),
  ]);

const NEWEST_FIRST = [{ id: "hourMs", desc: true }];

type BalanceTableProps = {
  readonly rows: readonly BalanceRow[] | undefined;
  readonly timezone: string;
};

export function BalanceTable({ rows, timezone }: BalanceTableProps) {
  const shown = useMemo(() => columns(timezone), [timezone]);
  return (
    <DataTable
      label="What became of the clicks, by hour"
      columns={shown}
      rows={rows}
      rowId={(row) => String(row.hourMs)}
      initialSort={NEWEST_FIRST}
      empty={
        <EmptyState icon={ShieldCheck} title="No clicks in this period">
          As soon as links are clicked, each hour is listed here.
        </EmptyState>
      }
    />
  );
}

/** A zero is what is hoped for: it steps back. */
function Exception({ count }: { readonly count: number }) {
  return (
    <span className={count === 0 ? "text-muted" : "font-semibold text-bad"}>
      {formatCount(count)}
    </span>
  );
}
