import { CONNECTIONS, measure, type Measurement } from "./measure.ts";
import type { Pin, Served } from "./servers.ts";
import { medianRound } from "./statistics.ts";

export type Contender = {
  readonly name: string;
  readonly server: Served;
  readonly requests: readonly string[];
  readonly connections?: number;
  readonly status?: number;
};

const ROUNDS = 24;
const roundSeconds = 1;
const warmUpSeconds = 3;

/** Rounds of each contender in turn, so that neighbours in time can be compared. */
export async function measureInTurn(
  pin: Pin,
  contenders: readonly Contender[],
  rounds = ROUNDS,
): Promise<ReadonlyMap<string, readonly Measurement[]>> {
  const measured = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  const run = (contender: Contender, seconds: number, least = 0) =>
    measure(pin(1), contender.server, { ...contender, seconds, least });
  // What is hot is in memory before the first round: cold reads are another measure.
  for (const contender of contenders)
    await run(contender, warmUpSeconds, 2 * contender.requests.length);
  for (let round = 0; round < rounds; round += 1)
    for (const contender of contenders)
      measured.get(contender.name)?.push(await run(contender, roundSeconds));
  return measured;
}

export function describeRounds(
  measured: ReadonlyMap<string, readonly Measurement[]>,
  connections = `${CONNECTIONS} connections`,
): string[] {
  const row = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(28) : cell.padStart(13))).join("");
  const lines = [...measured].map(([name, list]) => {
    const { requestsPerSecond, p50Ms, p99Ms, cpuMicros } = medianRound(list);
    const figures = [requestsPerSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2)];
    return row([name, ...figures, cpuMicros.toFixed(1)]);
  });
  const busiest = Math.max(
    ...[...measured.values()].flat().map(({ generatorLoad }) => generatorLoad),
  );
  return [
    row(["", "requests/s", "p50 ms", "p99 ms", "CPU µs"]),
    ...lines,
    `${connections}; the load generator was busy ${(busiest * 100).toFixed(0)} % at most.`,
  ];
}
