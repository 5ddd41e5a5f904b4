import { pick, type Random, type Weighted } from "@cleverdrip/simulator";

/** Of one call: what becomes of it. `killed-…`: whoever made it dies before or after it has taken effect. */
export type Fate = "ok" | "refused" | "reply-lost" | "killed-before" | "killed-after";

/** Probabilities, of a call unless said otherwise. */
export type FaultRates = {
  readonly refused: number;
  readonly replyLost: number;
  readonly killed: number;
  readonly slow: number;
  /** That a message of a queue is delivered once more. */
  readonly doubled: number;
  /** That a process has a clock that is off. */
  readonly skew: number;
  /** Calls that go wrong in a schedule: a few in the wrong places say as much as many, and take less time. */
  readonly most: number;
};

export const NO_FAULTS: FaultRates = {
  refused: 0,
  replyLost: 0,
  killed: 0,
  slow: 0,
  doubled: 0,
  skew: 0,
  most: 0,
};

const ALL: FaultRates = {
  refused: 0.05,
  replyLost: 0.07,
  killed: 0.05,
  slow: 0.05,
  doubled: 0.15,
  skew: 0.3,
  most: 4,
};

/** A schedule has one sort of trouble, or all of them; some none, where only order and repeats are left. */
const RATES: readonly Weighted<FaultRates>[] = [
  { weight: 2, value: { ...NO_FAULTS, doubled: 0.4, slow: 0.1 } },
  { weight: 3, value: ALL },
  { weight: 2, value: { ...NO_FAULTS, replyLost: 0.2, most: 3 } },
  { weight: 2, value: { ...NO_FAULTS, killed: 0.15, doubled: 0.1, most: 3 } },
  { weight: 1, value: { ...ALL, refused: 0.15, killed: 0.1, most: 12 } },
];

export function drawRates(random: Random): FaultRates {
  return pick(random, RATES);
}

export function drawFate({ next }: Random, rates: FaultRates): Fate {
  const draw = next();
  const { refused, replyLost, killed } = rates;
  if (draw < refused) return "refused";
  if (draw < refused + replyLost) return "reply-lost";
  if (draw < refused + replyLost + killed / 2) return "killed-before";
  return draw < refused + replyLost + killed ? "killed-after" : "ok";
}
