import type { SourceFinding } from "../finding.ts";
import { signKind } from "./sign-kinds.ts";

/** Clicks are counted in slots of that length. */
export const SLOT_MS = 5_000;
/** A slot with as many or more was not counted to its end. */
export const MOST_IN_SLOT = 255;
const SLOTS_A_MINUTE = 60_000 / SLOT_MS;
const MINUTES_A_KEY = 10;
const KEY_MS = MINUTES_A_KEY * 60_000;

/** Minutes that are looked at together: the shorter find a flood early, the longer one that is less even. */
const SPANS = [8, 15] as const;
/** Clicks of a slot, on average, before their number says anything. */
const LEAST_MEAN = 2.5;
/** Clicks of a day before its pace is looked at: those of the shortest span. */
export const LEAST_STEADY = SPANS[0] * SLOTS_A_MINUTE * LEAST_MEAN;
/** Standard errors below 1: about once in 10^7 spans of independent visitors, whose index is 1 or more. */
const LEAST_DEVIATION = 5.5;

/** When a publisher's clicks came as evenly as people cannot. */
export type SteadySource = {
  readonly publisherId: string;
  /** Parts of ten minutes, as `paceKey` calls them. */
  readonly keys: readonly string[];
  readonly seen: number;
  /** Variance ÷ mean of the least even span. */
  readonly worst: number;
};

export function paceKey(atMs: number): string {
  return `${Math.floor(atMs / KEY_MS)}`;
}

/**
 * Looks through a day's slots (index of dispersion, Fisher 1922): variance ÷ mean of independent visitors' counts is 1, of
 * visitors who come in crowds more; a clock's is near 0. null: nothing is steady.
 */
export function findSteady(
  publisherId: string,
  dayMs: number,
  counts: Uint8Array,
): SteadySource | null {
  const sums = sumMinutes(counts);
  const minutes = new Set<number>();
  let worst = 0;
  const last = Math.floor(counts.length / SLOTS_A_MINUTE);
  for (const length of SPANS)
    for (let minute = 0; minute + length <= last; minute += 1) {
      const index = dispersion(sums, minute, length);
      if (index === null) continue;
      worst = Math.max(worst, index);
      for (let i = 0; i < length; i += 1) minutes.add(minute + i);
    }
  if (minutes.size === 0) return null;
  const inOrder = [...minutes].toSorted((a, b) => a - b);
  const seen = inOrder.reduce((sum, minute) => sum + between(sums.counts, minute, 1), 0);
  const keys = new Set(inOrder.map((minute) => paceKey(dayMs + minute * 60_000)));
  return { publisherId, keys: [...keys], seen, worst };
}

/** Sums over the slots before each minute: of counts, of their squares, of those that were not counted to their end. */
type Sums = Readonly<Record<"counts" | "squares" | "full", Float64Array>>;

function sumMinutes(slots: Uint8Array): Sums {
  const minutes = Math.floor(slots.length / SLOTS_A_MINUTE);
  const [counts, squares, full] = [0, 0, 0].map(() => new Float64Array(minutes + 1));
  const sums = { counts, squares, full } as Sums;
  let [seen, squared, over] = [0, 0, 0];
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let slot = minute * SLOTS_A_MINUTE; slot < (minute + 1) * SLOTS_A_MINUTE; slot += 1) {
      const count = slots[slot] ?? 0;
      seen += count;
      squared += count * count;
      if (count >= MOST_IN_SLOT) over += 1;
    }
    sums.counts[minute + 1] = seen;
    sums.squares[minute + 1] = squared;
    sums.full[minute + 1] = over;
  }
  return sums;
}

function between(sums: Float64Array, minute: number, length: number): number {
  return (sums[minute + length] ?? 0) - (sums[minute] ?? 0);
}

/** null where the slots may well be people's. */
function dispersion(
  { counts, squares, full }: Sums,
  minute: number,
  length: number,
): number | null {
  const slots = length * SLOTS_A_MINUTE;
  const seen = between(counts, minute, length);
  const mean = seen / slots;
  if (mean < LEAST_MEAN || between(full, minute, length) > 0) return null;
  const variance = (between(squares, minute, length) - seen * mean) / (slots - 1);
  const index = variance / mean;
  const deviation = (1 - index) * Math.sqrt((slots - 1) / 2);
  return deviation > LEAST_DEVIATION ? index : null;
}

/** `totals`: clicks by publisher. */
export function steadyFindings(
  steady: readonly SteadySource[],
  totals: ReadonlyMap<string, number>,
): readonly SourceFinding[] {
  const all = [...totals.values()].reduce((sum, clicks) => sum + clicks, 0);
  const bySource = new Map<string, { seen: number; worst: number }>();
  for (const { publisherId, seen, worst } of steady) {
    const own = bySource.get(publisherId) ?? { seen: 0, worst: 0 };
    bySource.set(publisherId, { seen: own.seen + seen, worst: Math.max(own.worst, worst) });
  }
  return [...bySource].map(([publisherId, { seen, worst }]) => {
    const of = Math.max(seen, totals.get(publisherId) ?? 0);
    return {
      rule: signKind("steady").rule,
      about: "clicks",
      publisherId,
      campaignId: null,
      event: null,
      signs: ["steady"],
      seen,
      of,
      peerShare: 0,
      peers: Math.max(0, all - of),
      chance: 1e-7,
      score: 1 - worst / 4,
    };
  });
}
