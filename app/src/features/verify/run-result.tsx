import type { FindingShown, VerifyRunDetail } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { verifyRunQuery } from "../../api/verify.ts";
import { formatCount } from "../../format/number.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FindingItem } from "./finding-item.tsx";
import { CAUSES, sumWords } from "./finding-words.ts";
import { hoursOf, rangeWords } from "./run-words.ts";

type RunResultProps = {
  readonly id: string;
  readonly timezone: string;
  /** Goes on with it; left out where that is under way, or not allowed. */
  readonly onGoOn?: (() => void) | undefined;
};

/** What a recount found, by likely cause. */
export function RunResult({ id, timezone, onGoOn }: RunResultProps) {
  const { data: run, error, refetch } = useQuery(verifyRunQuery(id));
  if (run === undefined) {
    if (error === null) return <Skeleton className="h-32" />;
    return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Card title="What was found" description={rangeWords(run, timezone)} isFlush>
      <p
        role="status"
        className="flex flex-wrap items-center justify-between gap-2 px-4 pb-3 text-sm"
      >
        {verdict(run)}
        {run.state === "running" && onGoOn !== undefined && <Button onClick={onGoOn}>Go on</Button>}
      </p>
      {[...Map.groupBy(run.found, ({ cause }) => cause)].map(([cause, found]) => (
        <CauseGroup key={cause} cause={cause} found={found} timezone={timezone} />
      ))}
      {run.findings > run.found.length && (
        <p className="border-t px-4 py-3 text-sm text-muted">
          The first {formatCount(run.found.length)} are listed.
        </p>
      )}
    </Card>
  );
}

function verdict(run: VerifyRunDetail): string {
  const { done, all } = hoursOf(run);
  const counted = `${formatCount(run.events)} events in ${formatCount(run.buckets)} totals`;
  const so = run.state === "running" ? ` so far, ${done} of ${all} hours` : "";
  if (done === 0) return "Nothing is counted so far.";
  if (run.findings === 0) return `${counted} counted again${so}: every one fits.`;
  return `${counted} counted again${so}: ${sumWords(run.found, run.findings)}.`;
}

type CauseGroupProps = {
  readonly cause: FindingShown["cause"];
  readonly found: readonly FindingShown[];
  readonly timezone: string;
};

function CauseGroup({ cause, found, timezone }: CauseGroupProps) {
  const { label, next } = CAUSES[cause];
  return (
    <section aria-label={label} className="border-t px-4 py-3">
      <h3 className="font-semibold text-bad">
        {label} ({formatCount(found.length)})
      </h3>
      <p className="mb-2 max-w-prose text-sm">{next}</p>
      <ul className="space-y-2">
        {found.map((finding) => (
          <FindingItem
            key={`${finding.place} ${finding.bucket} ${finding.eventId} ${finding.detail}`}
            finding={finding}
            timezone={timezone}
          />
        ))}
      </ul>
    </section>
  );
}
