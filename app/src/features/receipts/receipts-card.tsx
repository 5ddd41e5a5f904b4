import type { ReceiptDayShown } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileCheck } from "lucide-react";
import { rowsOf } from "../../api/pages.ts";
import { receiptDaysQuery, receiptFileUrl } from "../../api/receipts.ts";
import { formatDay } from "../../format/time.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** A publisher's receipts, day by day, to be handed over: they are checked without us. */
export function ReceiptsCard({ publisherId }: { readonly publisherId: string }) {
  const list = useInfiniteQuery(receiptDaysQuery);
  const days = list.data && rowsOf(list.data.pages);
  return (
    <Card
      title="Signed receipts"
      description={
        <>
          What became of every report and result, signed once a day. Hand a day to the publisher,
          who checks it under{" "}
          <Link to="/check-receipts" className="text-accent underline">
            Check receipts
          </Link>
          , without an account.
        </>
      }
      isFlush
    >
      {list.error !== null && days === undefined && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {days === undefined && list.error === null && <Skeleton className="h-24" />}
      {days?.length === 0 && (
        <EmptyState icon={FileCheck} title="No day is signed so far">
          A day is signed an hour after its end, if there were reports or results on it.
        </EmptyState>
      )}
      {days !== undefined && days.length > 0 && <DayList days={days} publisherId={publisherId} />}
      <LoadMore list={list} shown={days?.length} noun="day" />
    </Card>
  );
}

type DayListProps = {
  readonly days: readonly ReceiptDayShown[];
  readonly publisherId: string;
};

function DayList({ days, publisherId }: DayListProps) {
  return (
    <ul aria-label="Days with receipts" className="divide-y border-t">
      {days.map(({ day, root }) => (
        <li key={day} className="flex items-center justify-between gap-3 px-4 py-2 text-sm">
          <span className="min-w-0">
            <span className="block font-medium">{dayWords(day)}</span>
            <span className="block truncate font-mono text-xs text-muted" title={root}>
              root {root.slice(0, 16)}…
            </span>
          </span>
          <a
            href={receiptFileUrl(publisherId, day)}
            download
            aria-label={`Download the receipts of ${dayWords(day)}`}
            className={buttonClass("secondary")}
          >
            Download
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A large day has several roots. */
function dayWords(day: string): string {
  const part = day.slice(11);
  const shown = formatDay(day.slice(0, 10), "-");
  return part === "" ? shown : `${shown}, part ${Number(part)}`;
}
