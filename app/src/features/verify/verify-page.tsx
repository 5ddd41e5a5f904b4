import { useInfiniteQuery } from "@tanstack/react-query";
import { rowsOf } from "../../api/pages.ts";
import { verifyRunsQuery } from "../../api/verify.ts";
import type { VerifySearch } from "../../search-params/verify-search.ts";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { HealthTabs } from "../health/health-tabs.tsx";
import { useMe } from "../session/use-me.ts";
import { RestoreCard } from "./restore/restore-card.tsx";
import { RunList } from "./run-list.tsx";
import { RunResult } from "./run-result.tsx";
import { useRunVerify } from "./use-run-verify.ts";
import { VerifyNow } from "./verify-now.tsx";

type VerifyPageProps = {
  readonly search: VerifySearch;
  readonly onSearch: (search: VerifySearch) => void;
};

/** Whether the books still say what happened: a recount by a button, and those of every night. */
export function VerifyPage({ search, onSearch }: VerifyPageProps) {
  const { timezone, role } = useMe().workspace;
  const list = useInfiniteQuery(verifyRunsQuery);
  const { verifying, running, stop } = useRunVerify((run) => onSearch({ run }));
  const runs = list.data && rowsOf(list.data.pages);
  const shownId = search.run ?? runs?.[0]?.id ?? null;
  const mayGoOn = !verifying.isPending && (role === "owner" || role === "manager");
  return (
    <>
      <PageHeader
        title="Verify"
        description={`Whether every total, payout and receipt is what really happened. Times are ${timezone}.`}
      />
      <HealthTabs />
      <div className="space-y-4">
        <VerifyNow
          running={running}
          isBusy={verifying.isPending}
          error={verifying.error}
          onVerify={(range) => verifying.mutate({ range })}
          onStop={stop}
        />
        {shownId !== null && (running === null || running.findings > 0) && (
          <RunResult
            id={shownId}
            timezone={timezone}
            onGoOn={mayGoOn ? () => verifying.mutate({ id: shownId }) : undefined}
          />
        )}
        <Card title="Last recounts" isFlush>
          {list.error !== null && runs === undefined && (
            <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
          )}
          {runs === undefined && list.error === null && <Skeleton className="h-32" />}
          {runs !== undefined && (
            <RunList
              runs={runs}
              shownId={shownId}
              timezone={timezone}
              onShow={(run) => onSearch({ run })}
            />
          )}
          <LoadMore list={list} shown={runs?.length} noun="recount" />
        </Card>
        <RestoreCard />
      </div>
    </>
  );
}
