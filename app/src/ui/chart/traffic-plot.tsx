import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatCompact } from "../../format/number.ts";
import type { TrafficPoint } from "./series.ts";
import { TrafficTooltip } from "./traffic-tooltip.tsx";

type TrafficPlotProps = { readonly points: readonly TrafficPoint[] };

const TICK = { fill: "var(--color-muted)", fontSize: 11 };
const MARGIN = { top: 6, right: 4, bottom: 0, left: 0 };
/** Below it is room for the lower half of the 0. */
const WITHOUT_AXIS = { ...MARGIN, bottom: 10 };
const SYNC = "traffic";

/** Two plots over one time axis, each with its own scale: a shared one would hide the conversions. */
export function TrafficPlot({ points }: TrafficPlotProps) {
  const data = points.map((point, index) => ({ ...point, ...clickParts(points, index) }));
  return (
    <div className="flex h-full flex-col">
      <Legend color="bg-chart-1" label="Clicks" />
      <div className="min-h-0 flex-[5]">
        <ResponsiveContainer>
          <AreaChart data={data} syncId={SYNC} margin={WITHOUT_AXIS} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis dataKey="key" hide />
            <YAxis {...axis} />
            <Tooltip
              content={<TrafficTooltip points={points} />}
              cursor={{ stroke: "var(--color-strong-line)" }}
            />
            <Area {...area} dataKey="finished" dot={points.length === 1} />
            <Area {...area} dataKey="running" strokeDasharray="4 4" fillOpacity={0.05} />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <Legend color="bg-chart-2" label="Conversions" />
      <div className="min-h-0 flex-[3]">
        <ResponsiveContainer>
          <BarChart data={data} syncId={SYNC} margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="key"
              tickFormatter={tickOf(points)}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              minTickGap={28}
              height={22}
            />
            <YAxis {...axis} />
            <Tooltip content={() => null} cursor={{ fill: "var(--color-sunken)" }} />
            <Bar
              dataKey="conversions"
              fill="var(--color-chart-2)"
              radius={[2, 2, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

const area = {
  type: "monotone",
  stroke: "var(--color-chart-1)",
  strokeWidth: 1.75,
  fill: "var(--color-chart-1)",
  fillOpacity: 0.12,
  activeDot: false,
  isAnimationActive: false,
} as const;

const axis = {
  width: 40,
  tick: TICK,
  tickLine: false,
  axisLine: false,
  allowDecimals: false,
  tickCount: 3,
  // Or the lowest is left out where it stands at the edge.
  interval: 0,
  tickFormatter: formatCompact,
} as const;

/** The line to a bucket that is not over yet is dashed, from the last finished one on. */
function clickParts(points: readonly TrafficPoint[], index: number) {
  const clicks = points[index]?.clicks ?? 0;
  const isRunning = points[index]?.isRunning === true;
  const isBeforeRunning = points[index + 1]?.isRunning === true;
  return {
    finished: isRunning && points.length > 1 ? null : clicks,
    running: isRunning || isBeforeRunning ? clicks : null,
  };
}

function tickOf(points: readonly TrafficPoint[]): (key: string) => string {
  const ticks = new Map(points.map((point) => [point.key, point.tick]));
  return (key) => ticks.get(key) ?? "";
}

function Legend({ color, label }: { readonly color: string; readonly label: string }) {
  return (
    <p className="flex items-center gap-1.5 text-xs text-muted">
      <span className={`size-2 rounded-sm ${color}`} />
      {label}
    </p>
  );
}
