import type { StatementRow } from "@cleverdrip/contract";
import { useMemo } from "react";
import { formatMoney } from "../../format/money.ts";
import { formatDay } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { statementKey, statementState, type StatementState } from "./statement-state.ts";
import { periodWords } from "./statement-words.ts";
import { useToday } from "../session/use-today.ts";

/** With where it stands: a column that held that would be made anew with it, and its cells with the column. */
type StatementLine = StatementRow & { readonly state: StatementState };

const helper = columnsOf<StatementLine>();

type Open = (row: StatementRow) => void;

type StatementTableProps = {
  readonly rows: readonly StatementRow[] | undefined;
  readonly settled: ReadonlySet<string>;
  readonly onOpen: Open;
};

export function StatementTable({ rows, settled, onOpen }: StatementTableProps) {
  const today = useToday();
  const columns = useMemo(
    () => helper.columns([periodColumn(today, onOpen), ...sumColumns(today)]),
    [today, onOpen],
  );
  const lines = useMemo(
    () => rows?.map((row) => ({ ...row, state: statementState(row, today, settled) })),
    [rows, today, settled],
  );
  return (
    <DataTable
      label="Statements, the latest period first"
      columns={columns}
      rows={lines}
      rowId={statementKey}
      onRowClick={onOpen}
      empty={
        <p className="px-4 py-4 text-sm text-muted">
          No period with entries has ended yet under these terms.
        </p>
      }
    />
  );
}

function periodColumn(today: string, onOpen: Open) {
  return helper.accessor("firstDay", {
    header: "Period",
    cell: ({ row: { original: statement } }) => (
      <button
        type="button"
        onClick={() => onOpen(statement)}
        className="rounded text-left font-medium hover:text-accent"
      >
        {periodWords(statement, today)}
      </button>
    ),
  });
}

function sumColumns(today: string) {
  return helper.columns([
    helper.accessor(({ earnedMicros, reversedMicros }) => earnedMicros + reversedMicros, {
      id: "earned",
      header: "Earned",
      meta: { align: "end", from: "md" },
      cell: ({ getValue, row }) => formatMoney(getValue(), row.original.currency),
    }),
    helper.accessor("carriedMicros", {
      header: "Carried over",
      meta: { align: "end", from: "lg" },
      cell: ({ getValue, row }) => formatMoney(getValue(), row.original.currency),
    }),
    helper.accessor("payableMicros", {
      header: "Payable",
      meta: { align: "end" },
      cell: ({ getValue, row }) => (
        <strong className="font-semibold">{formatMoney(getValue(), row.original.currency)}</strong>
      ),
    }),
    helper.accessor("dueDay", {
      header: "Due",
      meta: { align: "end", from: "sm" },
      cell: ({ getValue }) => formatDay(getValue(), today.slice(0, 4)),
    }),
    helper.accessor("state", {
      header: "State",
      meta: { align: "end" },
      cell: ({ getValue }) => <Badge tone={getValue().tone}>{getValue().label}</Badge>,
    }),
  ]);
}
