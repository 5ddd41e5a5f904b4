import type { PublisherClickHold } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { publisherClickHoldsQuery } from "../../../api/click-holds.ts";
import { rowsOf } from "../../../api/pages.ts";
import { formatMoney } from "../../../format/money.ts";
import { formatDay } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Card } from "../../../ui/card.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { AppealState } from "../appeals/appeal-state.tsx";
import { EnterAppeal } from "../appeals/enter-appeal.tsx";
import { stateWords } from "../click-holds/hold-words.ts";

/** Days of a publisher's paid clicks of which a part is held or refused; few have any, the others see no card. */
export function PublisherClicksCard({ publisherId }: { readonly publisherId: string }) {
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(publisherClickHoldsQuery(publisherId));
  const rows = rowsOf(list.data?.pages ?? []);
  if (rows.length === 0 && list.error === null) return null;
  return (
    <Card
      title="Held and refused clicks"
      description="Days of paid clicks of which a part waits or is not paid, in the words that the publisher may read."
      isFlush
    >
      {rows.length === 0 ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul aria-label="Held and refused clicks" className="divide-y border-t">
          {rows.map((row) => (
            <HeldDay
              key={`${row.day} ${row.campaignId}`}
              row={row}
              publisherId={publisherId}
              timezone={timezone}
            />
          ))}
        </ul>
      )}
      <LoadMore list={list} shown={rows.length} noun="day" />
    </Card>
  );
}

type HeldDayProps = {
  readonly row: PublisherClickHold;
  readonly publisherId: string;
  readonly timezone: string;
};

function HeldDay({ row, publisherId, timezone }: HeldDayProps) {
  const { day, campaignId, campaignName, decision, reasons, appeal } = row;
  // One objection waits at a time.
  const mayObject = appeal === null || appeal.outcome !== null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to="/fraud/clicks"
            search={{ publisherId, campaignId, decision }}
            className="font-medium hover:text-accent"
          >
            {formatDay(day, "-")}
          </Link>
          <Badge tone={stateWords(decision).tone}>{stateWords(decision).label}</Badge>
          <span className="min-w-0 break-words text-muted">{campaignName}</span>
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
          {formatMoney(row.heldMicros, row.currency)}
        </span>
        {mayObject && (
          <EnterAppeal
            about={{ clickDay: { day, campaignId, publisherId } }}
            name={`${day}, ${campaignName}`}
          />
        )}
      </span>
    </li>
  );
}
