import type { PublisherFraudRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { publisherFraudQuery } from "../../../api/appeals.ts";
import { rowsOf } from "../../../api/pages.ts";
import { formatMoney } from "../../../format/money.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ConversionStatusBadge } from "../../conversions/conversion-status-badge.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { AppealState } from "../appeals/appeal-state.tsx";
import { EnterAppeal } from "../appeals/enter-appeal.tsx";

/** A publisher's doubted results in the words that it may read. */
export function PublisherFraudCard({ publisherId }: { readonly publisherId: string }) {
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(publisherFraudQuery(publisherId));
  const rows = list.data && rowsOf(list.data.pages);
  return (
    <Card
      title="Held and rejected results, and appeals"
      description="In the words that the publisher may read: without the numbers and thresholds that would tell how not to be found."
      isFlush
    >
      {list.error !== null && rows === undefined && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {rows === undefined && list.error === null && <Skeleton className="m-4 h-24" />}
      {rows?.length === 0 && (
        <EmptyState icon={ShieldCheck} title="None of its results is doubted">
          A result that is held or rejected is listed here, with the reason.
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul aria-label="Doubted results" className="divide-y border-t">
          {rows.map((row) => (
            <DoubtedRow key={row.conversionId} row={row} timezone={timezone} />
          ))}
        </ul>
      )}
      <LoadMore list={list} shown={rows?.length} noun="result" />
    </Card>
  );
}

type DoubtedRowProps = { readonly row: PublisherFraudRow; readonly timezone: string };

function DoubtedRow({ row, timezone }: DoubtedRowProps) {
  const { conversionId, eventName, txid, appeal, reasons } = row;
  // Without a reason nothing is held any more, and one objection waits at a time.
  const mayObject = reasons.length > 0 && (appeal === null || appeal.outcome !== null);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to="/conversions"
            search={{ id: conversionId }}
            className="font-medium break-all hover:text-accent"
          >
            {eventName} {txid ?? conversionId}
          </Link>
          <ConversionStatusBadge status={row.status} />
          <span className="text-muted">
            {row.campaignName}, {formatShortInstant(row.atMs, timezone)}
          </span>
        </p>
        {reasons.map((reason) => (
          <p key={reason} className="break-words text-muted">
            {reason}
          </p>
        ))}
        {appeal !== null && <AppealState appeal={appeal} timezone={timezone} />}
      </div>
      <span className="flex items-center gap-3">
        <span className="font-medium tabular-nums">
          {formatMoney(row.payoutMicros, row.currency)}
        </span>
        {mayObject && <EnterAppeal about={{ conversionId }} />}
      </span>
    </li>
  );
}
