import type { WhatIfAnswer } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { classNames } from "../../ui/class-names.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";

type Row = WhatIfAnswer["rows"][number];

const helper = columnsOf<Row>();
const share = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

const columns = helper.columns([
  helper.accessor("publisherName", {
    header: "Publisher",
    cell: ({ row: { original: row } }) => (
      <span className="font-medium break-words">
        {row.publisherId === null ? "Nobody" : (row.publisherName ?? row.publisherId)}
      </span>
    ),
  }),
  helper.accessor((row) => row.now.payoutMicros, {
    id: "now",
    header: "Now",
    meta: { align: "end" },
    cell: ({ row: { original: row } }) => <Money money={row.now} currency={row.currency} />,
  }),
  helper.accessor((row) => row.instead.payoutMicros, {
    id: "instead",
    header: "Then",
    meta: { align: "end" },
    cell: ({ row: { original: row } }) => <Money money={row.instead} currency={row.currency} />,
  }),
  helper.accessor((row) => row.difference.payoutMicros, {
    id: "difference",
    header: "Difference",
    meta: { align: "end" },
    cell: ({ row: { original: row } }) => (
      <Difference micros={row.difference.payoutMicros} currency={row.currency} />
    ),
  }),
]);

/** Payout by publisher, now and by the other rules. */
export function ComparisonTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <DataTable
      label="Payout by publisher, now and then"
      columns={columns}
      rows={rows}
      rowId={({ publisherId, currency }) => `${publisherId ?? ""} ${currency}`}
      empty={<p className="text-sm text-muted">There were no approved results in that time.</p>}
    />
  );
}

type MoneyProps = { readonly money: Row["now"]; readonly currency: string };

function Money({ money: { payoutMicros, conversionsPpm }, currency }: MoneyProps) {
  return (
    <>
      <span className="block">{formatMoney(payoutMicros, currency)}</span>
      <span className="block text-muted">{share.format(conversionsPpm / 1_000_000)} results</span>
    </>
  );
}

type DifferenceProps = { readonly micros: number; readonly currency: string };

function Difference({ micros, currency }: DifferenceProps) {
  const sign = micros > 0 ? "+" : "";
  return (
    <span className={classNames(micros > 0 && "text-good", micros < 0 && "text-bad")}>
      {sign}
      {formatMoney(micros, currency)}
    </span>
  );
}
