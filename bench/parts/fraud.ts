import {
  addToWindow,
  createTrafficWindow,
  judgeTraffic,
  packTraits,
  readTraits,
  windowBytes,
  windowEvidence,
  type SourceResult,
  type TrafficWindow,
  type WindowClick,
} from "@cleverdrip/core";
import { trafficOf } from "../fraud/judge-seed.ts";
import { passedOn, readClick, type ReadClick } from "../fraud/detector/read-click.ts";
import { readResult } from "../fraud/detector/read-result.ts";
import type { Gate, PartResult } from "../gate.ts";
import { heapUsed } from "../heap-used.ts";
import { median } from "../statistics.ts";
import { diverseClicks } from "./diverse-clicks.ts";

const MB = 1_000_000;
const ROUNDS = 5;
/** Of the queue. */
const BATCH = 100;
/** Clicks between two judgings of five minutes at 1,000 clicks/s. */
const BETWEEN = 1_000 * 300;
/** Of the day's sample many times over, for each of the window's days. */
const DIVERSE_A_DAY = 20_000;
const DAYS = 8;

type Traffic = {
  readonly clicks: readonly ReadClick[];
  readonly results: readonly SourceResult[];
};

/** What telling fraud costs: CPU a click, a judging, and what a window takes at its bound. */
export async function benchFraud(): Promise<PartResult> {
  const traffic = readTraffic();
  const traits = medianMicros(() => traitsOf(traffic), traffic.clicks.length);
  const window = createTrafficWindow();
  const observing = microsOf(() => observe(window, keptOf(traffic)), traffic.clicks.length);
  const judging = medianMicros(() => judgeOnce(window, traffic), 1);
  const perClick = traits + observing + judging / BETWEEN;
  const memory = memoryAtBound();
  return {
    report: [
      `CPU a click: traits ${traits.toFixed(1)} µs, observing ${observing.toFixed(1)} µs, judging ${(judging / BETWEEN).toFixed(2)} µs of ${(judging / 1_000).toFixed(0)} ms (${traffic.clicks.length} clicks, ${traffic.results.length} results).`,
      `A window of ${DAYS * DIVERSE_A_DAY} clicks that are all different: ${(memory.held / MB).toFixed(1)} MB, ${(memory.counted / MB).toFixed(1)} MB by its own count; ${memory.micros.toFixed(1)} µs a click.`,
    ],
    gates: [
      atMost("CPU of the consumer a click for fraud", perClick / 1_000, 1, "ms"),
      atMost("the same to observe clicks that are all different", memory.micros / 1_000, 1, "ms"),
      atMost("memory of a window at its bound", memory.held / MB, 32, "MB"),
    ],
    details: { traits, observing, judgingMs: judging / 1_000, perClick, memory },
  };
}

function readTraffic(): Traffic {
  const clicks = new Map<string, ReadClick>();
  const results: SourceResult[] = [];
  for (const { line } of trafficOf("1")) {
    if (line.kind === "click") clicks.set(line.ref, readClick(line));
    const click = line.kind === "conversion" ? clicks.get(line.click ?? "") : undefined;
    if (line.kind === "conversion" && click !== undefined) results.push(readResult(line, click));
  }
  return { clicks: [...clicks.values()].slice(0, 100_000), results };
}

function keptOf({ clicks }: Traffic): readonly WindowClick[] {
  return clicks.map(({ kept }) => kept);
}

/** Micros of CPU, without what it takes to lay the inputs out. */
function traitsOf({ clicks }: Traffic): number {
  const inputs = clicks.map(({ line }) => passedOn(line).input);
  return cpuMicros(() => {
    for (const input of inputs) packTraits(readTraits(input));
  });
}

function observe(window: TrafficWindow, clicks: readonly WindowClick[]): number {
  return cpuMicros(() => {
    for (let i = 0; i < clicks.length; i += BATCH) addToWindow(window, clicks.slice(i, i + BATCH));
  });
}

function judgeOnce(window: TrafficWindow, { results }: Traffic): number {
  return cpuMicros(() => judgeTraffic({ ...windowEvidence(window), results }));
}

function memoryAtBound() {
  // What the caches of an isolate hold is theirs.
  fill(createTrafficWindow(), [DAYS]);
  const before = heapUsed();
  const window = createTrafficWindow();
  const micros = fill(
    window,
    Array.from({ length: DAYS }, (_, day) => day),
  );
  const held = heapUsed() - before;
  // Asked after the measurement, so that the window is still there during it.
  return { held, counted: windowBytes(window), micros: micros / (DAYS * DIVERSE_A_DAY) };
}

/** A call of its own: the clicks of the last day are not to be there any more when memory is measured. */
function fill(window: TrafficWindow, days: readonly number[]): number {
  let micros = 0;
  for (const day of days) micros += observe(window, diverseClicks(day, DIVERSE_A_DAY));
  return micros;
}

function microsOf(run: () => number, of: number): number {
  return run() / of;
}

function medianMicros(run: () => number, of: number): number {
  return median(Array.from({ length: ROUNDS }, () => microsOf(run, of)));
}

function cpuMicros(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function atMost(name: string, measured: number, limit: number, unit: string): Gate {
  return { name, measured, limit, bound: "at most", unit };
}
