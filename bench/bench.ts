import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../scripts/repository.ts";
import { connections, measure, type Measurement } from "./measure.ts";
import { createPinning } from "./pinned.ts";
import { type Servers, startServers } from "./servers.ts";
import { median, medianRound } from "./statistics.ts";

const rounds = 24;
const roundSeconds = 1;
const warmUpSeconds = 3;
/** The promise: the whole click path costs at most 30 % of what the runtime can do. */
const leastThroughputRatio = 0.7;

const { isPinned, pin } = await createPinning();
const servers = await startServers(pin);
const load = (port: number, seconds: number) =>
  measure(pin(1), { host: servers.host, port }, seconds);
try {
  const ratio = await compare();
  if (ratio < leastThroughputRatio) process.exitCode = 1;
} finally {
  servers.stop();
}

async function compare(): Promise<number> {
  const { tracker, bare } = servers.ports;
  await load(bare, warmUpSeconds);
  await load(tracker, warmUpSeconds);
  const enqueued = await shareOfClicksEnqueued(servers);
  const measured: { tracker: Measurement[]; bare: Measurement[] } = { tracker: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    measured.bare.push(await load(bare, roundSeconds));
    measured.tracker.push(await load(tracker, roundSeconds));
  }
  // Each round against its neighbour: what else the machine does meanwhile slows both.
  const ratioOf = (figure: "requestsPerSecond" | "p50Ms" | "p99Ms") =>
    median(measured.tracker.map((round, i) => round[figure] / (measured.bare[i]?.[figure] ?? 0)));
  const result = {
    isPinned,
    connections,
    enqueued,
    bare: medianRound(measured.bare),
    tracker: medianRound(measured.tracker),
    generatorLoad: Math.max(...measured.bare.map(({ generatorLoad }) => generatorLoad)),
    rounds: measured,
  };
  const ratios = {
    requestsPerSecond: ratioOf("requestsPerSecond"),
    p50: ratioOf("p50Ms"),
    p99: ratioOf("p99Ms"),
  };
  mkdirSync(`${root}/bench/results`, { recursive: true });
  writeFileSync(
    `${root}/bench/results/latest.json`,
    `${JSON.stringify({ ratios, ...result }, null, 2)}\n`,
  );
  print(result, ratios);
  return ratios.requestsPerSecond;
}

/** A redirect without its click in the queue would be no click path: 1 means every one got there. */
async function shareOfClicksEnqueued({ ports }: Servers): Promise<number> {
  const standIns = `http://127.0.0.1:${ports.standIns}/bench`;
  await fetch(`${standIns}/keep`);
  const { requests } = await load(ports.tracker, 1);
  // Longer than the buffer may hold a click back.
  await delay(2_000);
  // bench/workers/stand-ins.js answers so.
  const { clicks } = (await (await fetch(`${standIns}/clicks`)).json()) as { clicks: number };
  if (clicks < requests)
    throw new Error(`${requests} redirects, but ${clicks} clicks in the queue`);
  return clicks / requests;
}

function print(
  result: Record<"bare" | "tracker", ReturnType<typeof medianRound>> & {
    readonly generatorLoad: number;
  },
  ratios: Readonly<Record<"requestsPerSecond" | "p50" | "p99", number>>,
): void {
  const row = (name: string, requestsPerSecond: string, p50: string, p99: string) =>
    console.log(
      `${name.padEnd(22)}${requestsPerSecond.padStart(12)}${p50.padStart(10)}${p99.padStart(10)}`,
    );
  row("", "requests/s", "p50 ms", "p99 ms");
  for (const name of ["bare", "tracker"] as const) {
    const { requestsPerSecond, p50Ms, p99Ms } = result[name];
    row(name, requestsPerSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2));
  }
  const { requestsPerSecond, p50, p99 } = ratios;
  row("tracker ÷ bare", requestsPerSecond.toFixed(3), p50.toFixed(2), p99.toFixed(2));
  console.log(
    `Load generator busy ${(result.generatorLoad * 100).toFixed(0)} % at most; ${isPinned ? "server and generator pinned to a core each" : "not pinned: no taskset, or one core"}.`,
  );
  console.log(
    `Throughput ratio at least ${leastThroughputRatio}: ${requestsPerSecond >= leastThroughputRatio ? "yes" : "NO"}`,
  );
}
