import type { ExchangeRateRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { rowsOf } from "../../api/pages.ts";
import { ratesQuery } from "../../api/rates.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { columnsOf } from "../../ui/table/table-features.ts";
import { WaitingReports } from "../received/judge-again/waiting-reports.tsx";
import { useToday } from "../session/use-today.ts";
import { useWorkspace } from "../session/use-me.ts";
import type { RateDraft } from "./rate-draft.ts";
import { RateDialog } from "./rate-dialog.tsx";

const helper = columnsOf<ExchangeRateRow>();

const COLUMNS = helper.columns([
  helper.accessor("day", { header: "Day" }),
  helper.accessor(({ from, to }) => `${from} → ${to}`, { id: "pair", header: "Pair" }),
  helper.accessor("rate", { header: "Rate", meta: { align: "end" } }),
]);

/** Amounts in another currency than the campaign's are converted by these, and by nothing else. */
export function RatesCard() {
  const { currency } = useWorkspace();
  const today = useToday();
  const list = useInfiniteQuery(ratesQuery());
  const rows = list.data && rowsOf(list.data.pages);
  const [first, setFirst] = useState<RateDraft | null>(null);
  const to = currency === "EUR" ? "USD" : currency;
  return (
    <Card
      isFlush
      title="Exchange rates"
      description="A result in another currency than its campaign's is converted by the rate of its day; without one it waits on hold."
      actions={
        <Button onClick={() => setFirst({ from: "EUR", to, day: today, lastDay: "", rate: "" })}>
          <Plus aria-hidden className="size-4" />
          Set rate
        </Button>
      }
    >
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.error === null && (
        <DataTable
          label="Exchange rates"
          columns={COLUMNS}
          rows={rows}
          rowId={(row) => `${row.from} ${row.to} ${row.day}`}
          empty={<p className="border-t px-4 py-4 text-sm text-muted">No rates yet.</p>}
        />
      )}
      <div className="px-4 pb-3 empty:hidden">
        <WaitingReports filter={{ reason: "H_CURRENCY" }} />
      </div>
      <LoadMore list={list} shown={rows?.length} noun="rate" />
      <RateDialog first={first} onClose={() => setFirst(null)} />
    </Card>
  );
}
