/** One click's value in a column, and whether it was fraud. */
export type Scored = { readonly score: number; readonly isFraud: boolean };

/**
 * How well the score orders fraud above the rest: the chance that a fraudulent click scores higher than an honest
 * one, ties counting half (Mann–Whitney). 0.5 tells nothing; a column that separates downwards counts the same.
 */
export function separation(scored: readonly Scored[]): number {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  let frauds = 0;
  let rankSum = 0;
  for (let i = 0; i < sorted.length;) {
    let end = i;
    let inTie = 0;
    for (; end < sorted.length && sorted[end]?.score === sorted[i]?.score; end++) {
      if (sorted[end]?.isFraud === true) inTie += 1;
    }
    rankSum += inTie * ((i + 1 + end) / 2);
    frauds += inTie;
    i = end;
  }
  const others = sorted.length - frauds;
  if (frauds === 0 || others === 0) return 0.5;
  const area = (rankSum - (frauds * (frauds + 1)) / 2) / (frauds * others);
  return Math.max(area, 1 - area);
}

export type Valued = { readonly value: string; readonly isFraud: boolean; readonly fold: number };

/**
 * By how much fraud's share among the same value differs from its share among all, both in the other folds; drawn
 * towards no difference where the value is rare. The difference, since folds of whole publishers have unequal shares.
 */
export function outOfFold(rows: readonly Valued[]): readonly Scored[] {
  const all = new Map<number, Count>();
  const byValue = new Map<string, Map<number, Count>>();
  for (const { value, isFraud, fold } of rows) {
    const own = byValue.get(value) ?? new Map<number, Count>();
    byValue.set(value, own);
    for (const counts of [all, own]) {
      const count = counts.get(fold) ?? { frauds: 0, total: 0 };
      counts.set(fold, count);
      count.frauds += isFraud ? 1 : 0;
      count.total += 1;
    }
  }
  const scores = new Map<string, number>();
  return rows.map(({ value, isFraud, fold }) => {
    const key = `${fold} ${value}`;
    const score = scores.get(key) ?? lift(without(byValue.get(value), fold), without(all, fold));
    scores.set(key, score);
    return { score, isFraud };
  });
}

function lift(alike: Count, others: Count): number {
  const mean = others.frauds / Math.max(1, others.total);
  return (alike.frauds + prior * mean) / (alike.total + prior) - mean;
}

function without(counts: ReadonlyMap<number, Count> | undefined, fold: number): Count {
  const sum: Count = { frauds: 0, total: 0 };
  for (const [of, { frauds, total }] of counts ?? []) {
    if (of === fold) continue;
    sum.frauds += frauds;
    sum.total += total;
  }
  return sum;
}

type Count = { frauds: number; total: number };

/** So many clicks a value must have before its own share outweighs the whole's. */
const prior = 5;
