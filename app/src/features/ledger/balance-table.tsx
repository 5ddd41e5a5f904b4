import type { PublisherBalance } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatMoney } from "../../format/money.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";

type Balance = PublisherBalance["balances"][number];
type Sum = Exclude<keyof Balance, "currency">;

const helper = columnsOf<PublisherBalance>();

const COLUMNS = helper.columns([
  helper.accessor("publisherName", {
    header: "Publisher",
    cell: ({ row: { original: row } }) => (
      <Link
        to="/publishers/$id"
        params={{ id: row.publisherId }}
        className="font-medium break-words hover:text-accent"
      >
        {row.publisherName}
      </Link>
    ),
  }),
  sumColumn("earnedMicros", "Earned", "sm"),
  sumColumn("reversedMicros", "Reversed", "lg"),
  sumColumn("adjustedMicros", "Adjusted", "lg"),
  sumColumn("paidMicros", "Paid", "md"),
  sumColumn("balanceMicros", "Balance"),
]);

type BalanceTableProps = {
  readonly rows: readonly PublisherBalance[] | undefined;
  readonly empty: ReactNode;
};

export function BalanceTable({ rows, empty }: BalanceTableProps) {
  return (
    <DataTable
      label="Balances"
      columns={COLUMNS}
      rows={rows}
      rowId={(row) => row.publisherId}
      empty={empty}
    />
  );
}

/** A line for each currency, in the same order in every column. */
function sumColumn(sum: Sum, header: string, from?: "sm" | "md" | "lg") {
  return helper.display({
    id: sum,
    header,
    meta: { align: "end", ...(from === undefined ? {} : { from }) },
    cell: ({ row }) =>
      row.original.balances.map((balance) => (
        <span
          key={balance.currency}
          className={sum === "balanceMicros" ? "block font-semibold" : "block"}
        >
          {formatMoney(balance[sum], balance.currency)}
        </span>
      )),
  });
}
