import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatClock } from "../../format/time.ts";
import { classNames } from "../../ui/class-names.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { resolvePeriod, type PeriodSearch } from "../reports/period.ts";
import { dailyReportQuery, TrafficReport } from "../reports/traffic-report.tsx";
import { useQuarterHour } from "../reports/use-quarter-hour.ts";
import { useWorkspace } from "../session/use-me.ts";
import { LivePanel } from "./live-panel.tsx";
import { OnboardingCard } from "./onboarding.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { TopTables } from "./top-tables.tsx";
import { isFinished, useOnboarding } from "./use-onboarding.ts";

type OverviewPageProps = {
  readonly search: PeriodSearch;
  readonly onSearch: (search: PeriodSearch) => void;
};

export function OverviewPage({ search, onSearch }: OverviewPageProps) {
  const { timezone, currency } = useWorkspace();
  const nowMs = useQuarterHour();
  const period = useMemo(() => resolvePeriod(search, nowMs, timezone), [search, nowMs, timezone]);
  const report = useQuery(dailyReportQuery(period, timezone));
  const dataUpToMs = report.data?.dataUpToMs ?? null;
  const hasFacts = report.data === undefined || dataUpToMs !== null;
  return (
    <>
      <PageHeader
        title="Overview"
        description={<Freshness dataUpToMs={dataUpToMs} timezone={timezone} />}
        actions={hasFacts && <PeriodPicker period={period} onChange={onSearch} />}
      />
      <Checklist hasFacts={hasFacts} />
      <div
        className={classNames(
          "mb-4 grid grid-cols-1 gap-4",
          hasFacts && "xl:grid-cols-[minmax(0,1fr)_19rem]",
        )}
      >
        {hasFacts && <TrafficReport period={period} />}
        <LivePanel timezone={timezone} currency={currency} />
      </div>
      {hasFacts && <TopTables period={period} timezone={timezone} />}
    </>
  );
}

function Checklist({ hasFacts }: { readonly hasFacts: boolean }) {
  const onboarding = useOnboarding(hasFacts);
  if (onboarding === null || isFinished(onboarding)) return null;
  return (
    <div className="mb-4">
      <OnboardingCard onboarding={onboarding} />
    </div>
  );
}

type FreshnessProps = { readonly dataUpToMs: number | null; readonly timezone: string };

function Freshness({ dataUpToMs, timezone }: FreshnessProps) {
  if (dataUpToMs === null) return <>Times are {timezone}</>;
  const iso = new Date(dataUpToMs).toISOString();
  return (
    <>
      Data up to <time dateTime={iso}>{formatClock(dataUpToMs, timezone)}</time> · {timezone}
    </>
  );
}
