import { formatCount } from "../../format/number.ts";
import type { TrafficPoint } from "./series.ts";

type TrafficTooltipProps = {
  readonly points: readonly TrafficPoint[];
  /** Given by the chart. */
  readonly active?: boolean;
  readonly label?: string | number;
};

export function TrafficTooltip({ points, active, label }: TrafficTooltipProps) {
  const point = points.find(({ key }) => key === label);
  if (active !== true || point === undefined) return null;
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-xs shadow-float">
      <p className="mb-1 font-semibold">
        {point.title}
        {point.isRunning && <span className="font-normal text-muted"> so far</span>}
      </p>
      <p className="flex justify-between gap-6">
        <span className="text-muted">Clicks</span>
        <span className="tabular-nums">{formatCount(point.clicks)}</span>
      </p>
      <p className="flex justify-between gap-6">
        <span className="text-muted">Conversions</span>
        <span className="tabular-nums">{formatCount(point.conversions)}</span>
      </p>
    </div>
  );
}
