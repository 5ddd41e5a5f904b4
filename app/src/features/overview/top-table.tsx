import { useMemo, type ReactNode } from "react";
import { formatMoney } from "../../format/money.ts";
import { formatCount, formatRate } from "../../format/number.ts";
import { Card } from "../../ui/card.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import type { TopRow } from "./top-rows.ts";

const helper = columnsOf<TopRow>();
const SHOWN_ROWS = 8;

/** Only where there is any: most workspaces count neither impressions nor landing pages. */
const COUNTED_BY_SOME = [
  { key: "newVisitors", header: "New" },
  { key: "impressions", header: "Impr." },
  { key: "clickThroughs", header: "LP clicks" },
] as const;

/** Columns of a report by one thing; make them once for each thing. */
export function topColumns(header: string, nameOf: (row: TopRow) => ReactNode) {
  return helper.columns([
    helper.accessor("label", {
      header,
      cell: ({ row }) => nameOf(row.original),
      sortFn: "alphanumeric",
    }),
    helper.accessor("clicks", {
      header: "Clicks",
      meta: { align: "end" },
      sortFn: "basic",
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    ...COUNTED_BY_SOME.map(({ key, header: title }) =>
      helper.accessor(key, {
        id: key,
        header: title,
        meta: { align: "end", from: "md" },
        sortFn: "basic",
        cell: ({ getValue }) => formatCount(getValue()),
      }),
    ),
    helper.accessor("conversions", {
      header: "Conv.",
      meta: { align: "end" },
      sortFn: "basic",
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    helper.accessor((row) => row.conversionRate ?? -1, {
      id: "rate",
      header: "CR",
      meta: { align: "end", from: "sm" },
      sortFn: "basic",
      cell: ({ row }) => formatRate(row.original.conversionRate),
    }),
    helper.display({
      id: "revenue",
      header: "Revenue",
      meta: { align: "end", from: "sm" },
      cell: ({ row }) => <Amounts row={row.original} kind="revenueMicros" />,
    }),
    helper.display({
      id: "payout",
      header: "Payout",
      meta: { align: "end" },
      cell: ({ row }) => <Amounts row={row.original} kind="payoutMicros" />,
    }),
  ]);
}

function Amounts({
  row,
  kind,
}: {
  readonly row: TopRow;
  readonly kind: "revenueMicros" | "payoutMicros";
}) {
  return row.money.map((money) => (
    <span key={money.currency} className="block whitespace-nowrap">
      {formatMoney(money[kind], money.currency)}
    </span>
  ));
}

type TopTableProps = {
  readonly title: string;
  readonly columns: ReturnType<typeof topColumns>;
  readonly rows: readonly TopRow[] | undefined;
  readonly className?: string;
};

const BY_CLICKS = [{ id: "clicks", desc: true }];

export function TopTable({ title, columns, rows, className = "" }: TopTableProps) {
  const shown = useMemo(() => columns.filter(({ id }) => isCounted(id, rows)), [columns, rows]);
  return (
    <Card title={title} isFlush className={className}>
      <DataTable
        label={title}
        columns={shown}
        rows={rows}
        rowId={(row) => row.key}
        initialSort={BY_CLICKS}
        maxRows={SHOWN_ROWS}
        empty={<p className="px-4 pb-4 text-sm text-muted">No clicks in this period.</p>}
      />
    </Card>
  );
}

function isCounted(id: string | undefined, rows: TopTableProps["rows"]): boolean {
  const optional = COUNTED_BY_SOME.find(({ key }) => key === id);
  return optional === undefined || (rows?.some((row) => row[optional.key] > 0) ?? false);
}
