import { integer, isChance, type Random } from "@cleverdrip/simulator";

/** What runs by itself and may die by itself: an isolate with everything that it holds in memory. */
export type Process = {
  readonly name: string;
  /** How far its clock is off. */
  readonly skewMs: number;
  isAlive: boolean;
  /** Who is to be told when it dies. */
  readonly onDeath: Set<() => void>;
};

export type Processes = {
  readonly spawn: (name: string) => Process;
  readonly kill: (process: Process) => void;
  readonly endAll: () => void;
  readonly deaths: () => number;
};

const LONGEST_SKEW_MS = 7_200_000;

/** `skew`: the probability that one has a clock that is off. */
export function createProcesses(
  random: Random,
  skew: number,
  trace: (line: string) => void,
): Processes {
  const born: Process[] = [];
  let deaths = 0;
  return {
    spawn(name) {
      const skewMs = isChance(random, skew)
        ? integer(random, -LONGEST_SKEW_MS, LONGEST_SKEW_MS)
        : 0;
      const process = { name, skewMs, isAlive: true, onDeath: new Set<() => void>() };
      born.push(process);
      return process;
    },
    kill(process) {
      if (!process.isAlive) return;
      trace(`${process.name} dies`);
      process.isAlive = false;
      deaths += 1;
      for (const tell of process.onDeath) tell();
    },
    endAll() {
      for (const process of born) process.isAlive = false;
    },
    deaths: () => deaths,
  };
}
