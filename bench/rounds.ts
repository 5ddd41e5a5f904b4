import { CONNECTIONS, generateLoad, measure, type Measurement, REDIRECT } from "./measure.ts";
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
/** A round is a second of each, in turns so short that the machine is about as fast in one as in the next. */
const TURNS = 4;
const turnSeconds = 0.25;
const warmUpSeconds = 5;

/** Rounds in which the contenders take turns, so that those of a round can be compared. */
export async function measureInTurn(
  pin: Pin,
  contenders: readonly Contender[],
  rounds = ROUNDS,
): Promise<ReadonlyMap<string, readonly Measurement[]>> {
  // What is hot is in memory before the first round: cold reads are another measure.
  for (const contender of contenders) {
    const least = 2 * contender.requests.length;
    await measure(pin(1), contender.server, { ...contender, seconds: warmUpSeconds, least });
  }
  const targets = contenders.map(
    ({ server, requests, connections = CONNECTIONS, status = REDIRECT }) => {
      return { ...server, requests, connections, status };
    },
  );
  const job = { targets, rounds, turns: TURNS, turnSeconds, least: 0 };
  const measured = await generateLoad(pin(1), job);
  return new Map(contenders.map(({ name }, i) => [name, measured[i] ?? []]));
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
