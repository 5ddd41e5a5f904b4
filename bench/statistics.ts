export type Round = {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the server's CPU, a request; NaN where it cannot be measured. */
  readonly cpuMicros: number;
};

/** The middle value; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).toSorted(), 0.5);
}

/** Nearest-rank percentile of ascending values. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function medianRound(rounds: readonly Round[]): Round {
  return {
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50Ms: median(rounds.map((round) => round.p50Ms)),
    p99Ms: median(rounds.map((round) => round.p99Ms)),
    cpuMicros: median(rounds.map((round) => round.cpuMicros)),
  };
}

/** Each round against the other's same round: what else the machine does meanwhile slows both. */
export function medianRatio(
  rounds: readonly Round[],
  others: readonly Round[],
  figure: keyof Round,
): number {
  return median(rounds.map((round, i) => round[figure] / (others[i]?.[figure] ?? Number.NaN)));
}
