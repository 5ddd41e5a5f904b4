import type { Balance } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { balanceQuery } from "../../api/balance.ts";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useQuarterHour } from "../reports/use-quarter-hour.ts";
import { useWorkspace } from "../session/use-me.ts";
import { BalanceFigures } from "./balance-figures.tsx";
import { BalanceTable } from "./balance-table.tsx";
import { BalanceVerdict } from "./balance-verdict.tsx";
import { HealthTabs } from "./health-tabs.tsx";
import { LagCard } from "./lag-card.tsx";
import { SPANS, spanOf, type HealthSearch, type Span } from "./health-search.ts";

type HealthPageProps = {
  readonly search: HealthSearch;
  readonly onSearch: (search: HealthSearch) => void;
};

const HOUR_MS = 3_600_000;

/** Whether every click that was served has been stored, hour by hour. */
export function HealthPage({ search, onSearch }: HealthPageProps) {
  const { timezone } = useWorkspace();
  const span = spanOf(search);
  const period = usePeriod(span);
  const balance = useQuery(balanceQuery(period));
  return (
    <>
      <PageHeader
        title="Data health"
        description="How fresh the data is, and what became of every click that was served."
        actions={
          <Segmented
            label="Period"
            options={SPANS}
            value={span.value}
            onChange={(value) => onSearch(value === "day" ? {} : { span: value })}
          />
        }
      />
      <HealthTabs />
      <div className="mb-4">
        <LagCard timezone={timezone} />
      </div>
      {balance.error !== null && balance.data === undefined ? (
        <ProblemNotice error={balance.error} onRetry={() => void balance.refetch()} />
      ) : (
        <BalanceReport balance={balance.data} span={span} timezone={timezone} />
      )}
    </>
  );
}

type BalanceReportProps = {
  readonly balance: Balance | undefined;
  readonly span: Span;
  readonly timezone: string;
};

function BalanceReport({ balance, span, timezone }: BalanceReportProps) {
  return (
    <div className="space-y-4" aria-busy={balance === undefined}>
      {balance === undefined ? (
        <Skeleton className="h-40" />
      ) : (
        <>
          <BalanceVerdict totals={balance.totals} span={span.words} />
          <BalanceFigures totals={balance.totals} />
        </>
      )}
      <Card title="By hour" description={`Newest first. Times are ${timezone}.`} isFlush>
        <BalanceTable rows={balance?.data} timezone={timezone} />
      </Card>
    </div>
  );
}

/** Whole hours, the running one included. */
function usePeriod({ hours }: Span): { readonly from: string; readonly to: string } {
  const nowMs = useQuarterHour();
  return useMemo(() => {
    const toMs = (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
    return {
      from: new Date(toMs - hours * HOUR_MS).toISOString(),
      to: new Date(toMs).toISOString(),
    };
  }, [nowMs, hours]);
}
