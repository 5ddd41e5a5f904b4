import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { reportQuery } from "../../api/reports.ts";
import { addDays } from "../../format/zone.ts";
import { Card } from "../../ui/card.tsx";
import { TrafficChart } from "../../ui/chart/traffic-chart.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { KpiGrid } from "./kpi-grid.tsx";
import { ReachStrip } from "./reach-strip.tsx";
import { comparedWith, wholeHours, type Period } from "./period.ts";
import { trafficPoints } from "./traffic-points.ts";

type TrafficReportProps = { readonly period: Period; readonly campaignId?: string };

/** Key figures with their change, and clicks and conversions over time. */
export function TrafficReport({ period, campaignId }: TrafficReportProps) {
  const { timezone, currency } = useWorkspace();
  const { from, previous } = period;
  const now = useQuery(dailyReportQuery(period, timezone, campaignId));
  const series = useQuery(
    period.groupBy === "day"
      ? dailyReportQuery(period, timezone, campaignId)
      : reportQuery({ ...wholeHours(period, timezone), timezone, groupBy: "hour", campaignId }),
  );
  const before = useQuery({
    ...reportQuery({
      from: previous?.from ?? from,
      to: previous?.to ?? from,
      timezone,
      groupBy: "total",
      campaignId,
    }),
    enabled: previous !== null,
  });
  const points = useMemo(
    () => series.data && trafficPoints(series.data.data, period, timezone, Date.now()),
    [series.data, period, timezone],
  );
  if (now.error !== null && now.data === undefined) {
    return <ProblemNotice error={now.error} onRetry={() => void now.refetch()} />;
  }
  return (
    <div className="min-w-0 space-y-4">
      <KpiGrid
        now={now.data}
        before={previous === null ? null : (before.data ?? null)}
        currency={currency}
        comparedWith={comparedWith(period, timezone)}
      />
      <ReachStrip report={now.data} />
      <Card title="Clicks and conversions">
        <TrafficChart points={points} />
      </Card>
    </div>
  );
}

/** Its totals are the period's key figures. */
export function dailyReportQuery({ from, to }: Period, timezone: string, campaignId?: string) {
  return reportQuery({ from, to: addDays(to, 1), timezone, groupBy: "day", campaignId });
}
