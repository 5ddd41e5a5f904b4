import type { FraudReview, FraudReviewPage } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { fraudReviewsQuery, reviewsCsvUrl, type ReviewFilter } from "../../../api/fraud.ts";
import { rowsOf } from "../../../api/pages.ts";
import { formatCount } from "../../../format/number.ts";
import { DECISIONS, type ReviewSearch } from "../../../search-params/fraud-search.ts";
import { given } from "../../../search-params/text.ts";
import { buttonClass } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { moneyWords } from "../evidence/money-words.ts";
import { FraudTabs } from "../fraud-tabs.tsx";
import { ReviewFilters } from "./review-filters.tsx";
import { ReviewQueue } from "./review-queue.tsx";

type ReviewPageProps = {
  readonly search: ReviewSearch;
  readonly onSearch: (search: ReviewSearch) => void;
};

const WORDS = { open: "Open", approved: "Approved", rejected: "Rejected" } as const;

/** Results that are doubted, one card each, for a person to decide on. */
export function ReviewPage({ search, onSearch }: ReviewPageProps) {
  const { timezone } = useWorkspace();
  const decision = search.decision ?? "open";
  const asked = askedOf(search);
  const list = useInfiniteQuery(fraudReviewsQuery(asked));
  const rows = list.data && rowsOf(list.data.pages);
  return (
    <>
      <PageHeader
        title="Review"
        description={`What a person decides is final: no rule changes it any more, and it can be undone. Times are ${timezone}.`}
        actions={
          <a href={reviewsCsvUrl(asked)} download className={buttonClass()}>
            Download CSV
          </a>
        }
      />
      <FraudTabs />
      <Card isFlush>
        <Progress
          counts={list.data?.pages[0]?.counts}
          decision={decision}
          onDecision={(value) => onSearch(given({ ...search, decision: value }))}
        />
        <ReviewFilters
          search={search}
          onChange={(change) => onSearch(given({ ...search, ...change }))}
          onClear={() => onSearch(given({ decision: search.decision, sort: search.sort }))}
        />
        {list.error !== null && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {rows === undefined && list.error === null && <Skeleton className="m-4 h-72" />}
        {rows !== undefined && (
          <ReviewQueue
            key={JSON.stringify(asked)}
            list={list}
            rows={rows}
            decision={decision}
            isFiltered={Object.keys(asked).some((name) => name !== "decision" && name !== "sort")}
            timezone={timezone}
          />
        )}
      </Card>
    </>
  );
}

/** What the api is asked for: the open ones, unless others are wanted. */
function askedOf({ minScore, ...rest }: ReviewSearch): ReviewFilter {
  return {
    decision: "open",
    ...rest,
    ...(minScore === undefined ? {} : { minScore: Number(minScore) }),
  };
}

type ProgressProps = {
  readonly counts: FraudReviewPage["counts"] | undefined;
  readonly decision: FraudReview["decision"];
  readonly onDecision: (decision: FraudReview["decision"]) => void;
};

/** How many are decided and how many are not, and the money that waits. */
function Progress({ counts, decision, onDecision }: ProgressProps) {
  const states = DECISIONS.map((value) => ({
    value,
    label: counts === undefined ? WORDS[value] : `${WORDS[value]} ${formatCount(counts[value])}`,
  }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3">
      <Segmented label="Decision" options={states} value={decision} onChange={onDecision} />
      {counts !== undefined && counts.openMoney.length > 0 && (
        <p className="text-sm text-muted">
          <span className="font-semibold text-ink tabular-nums">
            {moneyWords(counts.openMoney)}
          </span>{" "}
          waits for a decision.
        </p>
      )}
    </div>
  );
}
