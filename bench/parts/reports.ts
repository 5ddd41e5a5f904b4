import { addDays } from "@cleverdrip/core";
import type { PartResult } from "../gate.ts";
import { postTo } from "../post-to.ts";
import { withChild } from "../serve-child.ts";
import { cpuSeconds } from "../process-usage.ts";
import type { Pin, Served } from "../servers.ts";
import { median, percentile } from "../statistics.ts";
import { CAMPAIGN, PUBLISHER, WORKSPACE, YEAR } from "../year-fill.ts";

const CLICKS = 5_000_000;
const RUNS = 60;
const WARM_UPS = 5;
const RAW_RUNS = 2;

type Server = Pick<Served, "pid"> & { readonly origin: string; readonly rollupRows: number };
type Row = { readonly key: string; readonly grossClicks: number; readonly clicks: number };
type Shape = { readonly name: string; readonly group: string; readonly filter: object };
type Timed = Shape & {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly rawMs: number;
};

/** With the CPU that a report took of the server, the mean of all of them. */
type TimedShapes = { readonly timed: readonly Timed[]; readonly cpuMs: number };

const SHAPES: readonly Shape[] = [
  { name: "by day", group: "day", filter: {} },
  { name: "by month", group: "month", filter: {} },
  { name: "by campaign", group: "campaign", filter: {} },
  { name: "by publisher", group: "publisher", filter: {} },
  { name: "by country", group: "country", filter: {} },
  { name: "one campaign by day", group: "day", filter: { campaignId: CAMPAIGN } },
  { name: "one campaign by publisher", group: "publisher", filter: { campaignId: CAMPAIGN } },
  { name: "one campaign by country", group: "country", filter: { campaignId: CAMPAIGN } },
  { name: "one publisher by day", group: "day", filter: { publisherId: PUBLISHER } },
];

/** Reports over a year as the api reads them, against the same answers from the rows of its clicks. */
export function benchReports(pin: Pin): Promise<PartResult> {
  return withChild<Server, PartResult>(
    pin,
    "year-server.ts",
    async (server) => {
      // The last day is not over: it is read from its own rows.
      const today = addDays(YEAR.toDay, -1);
      const summed = await ask<number>(server, "/sum-days", { workspaceId: WORKSPACE, today });
      const timed = await timeShapes(server);
      return resultOf(server, timed, summed);
    },
    [String(CLICKS)],
  );
}

type Answer<T> = { readonly ms: number; readonly result: T };

function ask<T>({ origin }: Server, path: string, body: object): Promise<Answer<T>> {
  return postTo<Answer<T>>(`${origin}${path}`, body);
}

async function timeShapes(server: Server): Promise<TimedShapes> {
  const times = new Map<Shape, number[]>(SHAPES.map((shape) => [shape, []]));
  const asked = (shape: Shape) => ({ workspaceId: WORKSPACE, range: YEAR, ...shape });
  const cpuBefore = cpuSeconds(server.pid);
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    for (const [shape, own] of times) {
      const { ms } = await ask<unknown>(server, "/report", asked(shape));
      if (run >= WARM_UPS) own.push(ms);
    }
  }
  const cpuMs = (cpuSeconds(server.pid) - cpuBefore) * 1_000;
  const timed: Timed[] = [];
  for (const [shape, own] of times) {
    const sorted = Float64Array.from(own).toSorted();
    const rawMs: number[] = [];
    for (let run = 0; run < RAW_RUNS; run += 1) {
      const raw = await ask<Row[]>(server, "/raw", asked(shape));
      rawMs.push(raw.ms);
      if (run > 0) continue;
      const { result } = await ask<{ rows: Row[] }>(server, "/report", asked(shape));
      requireSame(shape.name, result.rows, raw.result);
    }
    const [p50Ms, p95Ms] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
    timed.push({ ...shape, p50Ms, p95Ms, rawMs: median(rawMs) });
  }
  return { timed, cpuMs: cpuMs / ((WARM_UPS + RUNS) * SHAPES.length) };
}

/** A report that is fast and says something else is none. */
function requireSame(name: string, rows: readonly Row[], raw: readonly Row[]): void {
  const brief = (list: readonly Row[]) =>
    list.map(({ key, grossClicks, clicks }) => `${key} ${grossClicks} ${clicks}`).toSorted();
  if (JSON.stringify(brief(rows)) !== JSON.stringify(brief(raw)))
    throw new Error(`the report ${name} does not say what the clicks say`);
}

function resultOf(
  { rollupRows }: Server,
  { timed, cpuMs }: TimedShapes,
  summed: Answer<number>,
): PartResult {
  const slowest = Math.max(...timed.map(({ p95Ms }) => p95Ms));
  // Of one campaign's clicks, raw rows that are passed over cost next to nothing: its ratio is only told.
  const whole = timed.filter(({ filter }) => Object.keys(filter).length === 0);
  const least = Math.min(...whole.map(({ rawMs, p50Ms }) => rawMs / p50Ms));
  return {
    report: [
      `${rollupRows} rollup rows; ${summed.result} days were summed in ${(summed.ms / 1_000).toFixed(1)} s.`,
      ...timed.map(
        ({ name, p50Ms, p95Ms, rawMs }) =>
          `${name.padEnd(28)} p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms; from ${CLICKS} clicks ${rawMs.toFixed(0)} ms, ${(rawMs / p50Ms).toFixed(0)} times as long`,
      ),
      `A report takes ${cpuMs.toFixed(1)} ms of CPU in the mean.`,
    ],
    gates: [
      { name: "rollup rows", measured: rollupRows, limit: 5_000_000, bound: "at least" },
      {
        name: "a report over a year, p95 of the slowest",
        measured: slowest,
        limit: 50,
        bound: "at most",
        unit: "ms",
      },
      {
        name: "from raw clicks ÷ from totals and rollups, without a filter, the least",
        measured: least,
        limit: 100,
        bound: "at least",
      },
    ],
    details: { rollupRows, summed, timed, cpuMs },
  };
}
