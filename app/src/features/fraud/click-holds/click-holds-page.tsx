import type { ClickHold, ClickHoldPage } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { clickHoldsQuery } from "../../../api/click-holds.ts";
import { rowsOf } from "../../../api/pages.ts";
import { HOLD_STATES, type ClickHoldSearch } from "../../../search-params/fraud-search.ts";
import { given } from "../../../search-params/text.ts";
import { Card } from "../../../ui/card.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { SourceFilters } from "../evidence/source-filters.tsx";
import { FraudTabs } from "../fraud-tabs.tsx";
import { HoldList } from "./hold-list.tsx";
import { daysWords, heldMoney } from "./hold-words.ts";

type ClickHoldsPageProps = {
  readonly search: ClickHoldSearch;
  readonly onSearch: (search: ClickHoldSearch) => void;
};

/** Days of paid clicks of which the marked part waits for a person. */
export function ClickHoldsPage({ search, onSearch }: ClickHoldsPageProps) {
  const { timezone } = useWorkspace();
  const { decision = "open", ...source } = search;
  const asked = { decision, ...source };
  const list = useInfiniteQuery(clickHoldsQuery(asked));
  const rows = list.data && rowsOf(list.data.pages);
  return (
    <>
      <PageHeader
        title="Held clicks"
        description={`The part of what a publisher's paid clicks of a day earned that findings mark. It is entered in the ledger when somebody pays it, or when it is not marked any more. Days and times are ${timezone}.`}
      />
      <FraudTabs />
      <Card isFlush>
        <Progress
          // The api sums up what is held of a publisher or of all, not of a campaign.
          held={source.campaignId === undefined ? list.data?.pages[0]?.held : undefined}
          decision={decision}
          onDecision={(value) => onSearch(given({ ...search, decision: value }))}
        />
        <div
          role="search"
          aria-label="Filters"
          className="grid grid-cols-2 gap-2 border-b px-4 py-3 sm:grid-cols-[repeat(2,minmax(0,15rem))]"
        >
          <SourceFilters
            filter={source}
            onChange={(change) => onSearch(given({ ...search, ...change }))}
          />
        </div>
        {list.error !== null && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {rows === undefined && list.error === null && <Skeleton className="m-4 h-56" />}
        {rows !== undefined && (
          <HoldList
            key={JSON.stringify(asked)}
            list={list}
            rows={rows}
            decision={decision}
            isFiltered={Object.keys(source).length > 0}
            timezone={timezone}
          />
        )}
      </Card>
    </>
  );
}

type ProgressProps = {
  readonly held: ClickHoldPage["held"] | undefined;
  readonly decision: ClickHold["decision"];
  readonly onDecision: (decision: ClickHold["decision"]) => void;
};

const WORDS = { open: "Open", paid: "Paid", refused: "Refused" } as const;
const STATES = HOLD_STATES.map((value) => ({ value, label: WORDS[value] }));

/** Which days are shown, and the money that waits. */
function Progress({ held = [], decision, onDecision }: ProgressProps) {
  const days = held.reduce((sum, own) => sum + own.days, 0);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3">
      <Segmented label="Decision" options={STATES} value={decision} onChange={onDecision} />
      {days > 0 && (
        <p className="text-sm text-muted">
          <span className="font-semibold text-ink tabular-nums">{heldMoney(held)}</span> of{" "}
          {daysWords(days)} waits for a decision.
        </p>
      )}
    </div>
  );
}
