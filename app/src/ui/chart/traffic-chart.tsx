import { Skeleton } from "../skeleton.tsx";
import { lazy, Suspense } from "react";
import type { TrafficPoint } from "./series.ts";
import { TrafficTable } from "./traffic-table.tsx";

// The chart library weighs more than the rest of the dashboard: it comes when a chart is on screen.
const TrafficPlot = lazy(() =>
  import("./traffic-plot.tsx").then(({ TrafficPlot: component }) => ({ default: component })),
);

type TrafficChartProps = { readonly points: readonly TrafficPoint[] | undefined };

/** Clicks and conversions over time, drawn for the eye and listed for everybody else. */
export function TrafficChart({ points }: TrafficChartProps) {
  if (points === undefined) return <Skeleton className="h-72" />;
  if (points.every(({ clicks, conversions }) => clicks === 0 && conversions === 0)) {
    return (
      <p className="flex h-72 items-center justify-center text-sm text-muted">
        No clicks and no conversions in this period.
      </p>
    );
  }
  return (
    <figure aria-label="Clicks and conversions over time">
      <div aria-hidden className="h-72">
        <Suspense fallback={<Skeleton className="h-full" />}>
          <TrafficPlot points={points} />
        </Suspense>
      </div>
      <TrafficTable points={points} />
    </figure>
  );
}
