import type { FraudDecided, FraudDecisionDetail } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fraudDecisionQuery } from "../../../api/fraud.ts";
import { formatCount } from "../../../format/number.ts";
import { Button } from "../../../ui/button.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { DecidedResults } from "./decided-results.tsx";

type DecisionResultsProps = {
  readonly decision: FraudDecisionDetail;
  /** What became of each when it was undone just now: then all of them are shown. */
  readonly undone: FraudDecided["data"] | undefined;
};

/** The first results of a decision, and all of them when they are asked for. */
export function DecisionResults({ decision, undone }: DecisionResultsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { id, count, results, publisherCount } = decision;
  const hasMore = count > results.length;
  const showsAll = hasMore && (isOpen || undone !== undefined);
  const all = useQuery({ ...fraudDecisionQuery(id), enabled: showsAll });
  const shown = (showsAll ? all.data?.results : undefined) ?? results;
  const gone = count - shown.length;
  if (count === 0) return null;
  return (
    <div className="space-y-2">
      <DecidedResults
        results={shown}
        undone={new Map((undone ?? []).map((own) => [own.id, own]))}
        areOfOne={publisherCount === 1}
      />
      {all.error !== null && (
        <ProblemNotice
          error={all.error}
          title="The other results could not be loaded"
          onRetry={() => void all.refetch()}
        />
      )}
      {hasMore && all.data === undefined && (
        <Button isBusy={all.isFetching} onClick={() => setIsOpen(true)}>
          Show all {formatCount(count)}
        </Button>
      )}
      {all.data !== undefined && gone > 0 && (
        <p className="text-xs text-muted">{formatCount(gone)} more are not there any more.</p>
      )}
    </div>
  );
}
