/** A share with the counts behind it, so that files can be added up. */
export type Ratio = { readonly part: number; readonly whole: number };

export const none: Ratio = { part: 0, whole: 0 };

export function plus(a: Ratio, b: Ratio): Ratio {
  return { part: a.part + b.part, whole: a.whole + b.whole };
}

/** NaN of nothing. */
export function share({ part, whole }: Ratio): number {
  return part / whole;
}

export type Ratios = ReadonlyMap<string, Ratio>;

/** Counts by key, each with the weight of its part and its whole. */
export function countBy<T>(
  items: Iterable<T>,
  keysOf: (item: T) => readonly string[],
  weigh: (item: T) => Ratio,
): Ratios {
  const counts = new Map<string, Ratio>();
  for (const item of items) {
    const weight = weigh(item);
    for (const key of keysOf(item)) counts.set(key, plus(counts.get(key) ?? none, weight));
  }
  return counts;
}

export function sumRatios(all: readonly Ratios[]): Ratios {
  const sum = new Map<string, Ratio>();
  for (const ratios of all) {
    for (const [key, ratio] of ratios) sum.set(key, plus(sum.get(key) ?? none, ratio));
  }
  return sum;
}
