import type { Random } from "@cleverdrip/simulator";

/** Integer in [min, max]. */
export function integer(random: Random, min: number, max: number): number {
  return min + Math.floor(random.next() * (max - min + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[integer(random, 0, list.length - 1)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
