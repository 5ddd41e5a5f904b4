import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type Connection, openConnections } from "./connections.ts";
import { cpuSeconds } from "./process-usage.ts";
import { percentile } from "./statistics.ts";
import type { LoadJob, LoadTarget, Measurement } from "./measure.ts";

// A closed loop over kept-alive connections: each sends its next request when the answer has come. It runs as a
// process of its own, so that it can have a core of its own: node load.ts JOB_FILE. In each round the targets take
// turns several times: a machine that is faster in one second than in the next is so for all of them.

/** What a target still sends on after its last answer (clicks wait 80 ms for company) is not done in another's turn. */
const PAUSE_MS = 100;

type Turns = { readonly latencies: number[]; elapsedMs: number; cpuSeconds: number };

// Written by measure.ts.
const job = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as LoadJob;
const connections = await Promise.all(job.targets.map(openConnections));
const measured: Measurement[][] = job.targets.map(() => []);
for (let round = 0; round < job.rounds; round += 1) {
  const before = process.cpuUsage();
  const turns = job.targets.map((): Turns => ({ latencies: [], elapsedMs: 0, cpuSeconds: 0 }));
  for (let turn = 0; turn < job.turns; turn += 1)
    for (const [i, target] of job.targets.entries())
      await takeTurn(target, connections[i] ?? [], turns[i]);
  const { user, system } = process.cpuUsage(before);
  const busyMs = turns.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
  const generatorLoad = (user + system) / 1_000 / busyMs;
  for (const [i, taken] of turns.entries()) measured[i]?.push(summary(taken, generatorLoad));
}
for (const { close } of connections.flat()) close();
process.stdout.write(JSON.stringify(measured));

async function takeTurn(
  { pid }: LoadTarget,
  all: readonly Connection[],
  taken: Turns | undefined,
): Promise<void> {
  if (taken === undefined) return;
  const cpuBefore = cpuSeconds(pid);
  const startedMs = performance.now();
  const endMs = startedMs + job.turnSeconds * 1_000;
  const { latencies } = taken;
  const isOver = (nowMs: number) => nowMs >= endMs && latencies.length >= job.least;
  await Promise.all(all.map(({ work }) => work(latencies, isOver)));
  taken.elapsedMs += performance.now() - startedMs;
  if (job.targets.length > 1) await delay(PAUSE_MS);
  taken.cpuSeconds += cpuSeconds(pid) - cpuBefore;
}

function summary({ latencies, elapsedMs, cpuSeconds: cpu }: Turns, load: number): Measurement {
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    requests: latencies.length,
    requestsPerSecond: (latencies.length / elapsedMs) * 1_000,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    cpuMicros: (cpu / latencies.length) * 1_000_000,
    generatorLoad: load,
  };
}
